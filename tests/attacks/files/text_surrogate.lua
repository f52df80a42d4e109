-- wanted: 3 bad-text
-- Half a character.
goal "a" { name { fi "\u{D800}", sv "x", en "x" }, reached "age < 1" }
