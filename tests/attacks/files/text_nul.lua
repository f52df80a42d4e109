-- wanted: 3 bad-text
-- A NUL by an escape.
goal "a\0b" { name { fi "x", sv "x", en "x" }, reached "age < 1" }
