-- wanted: 3 bad-text
-- Bytes that are no UTF-8, by an escape.
goal "a" { name { fi "\xff\xfe", sv "x", en "x" }, reached "age < 1" }
