-- wanted: 3 bad-id
-- A letter of another script that looks the same.
goal "\u{0430}ge" { name { fi "x", sv "x", en "x" }, reached "age < 1" }
