-- wanted: 3 bad-text
-- A character that there is not.
goal "a" { name { fi "\u{7FFFFFFF}", sv "x", en "x" }, reached "age < 1" }
