-- A promise that promises nothing.
-- wanted: 3:1 missing-word
promise "all" { for_every "age > 18" }
