-- wanted: 3 bad-id
-- An id that is a format.
goal "%s%n%1$999999999d" { name { fi "x", sv "x", en "x" }, reached "age < 1" }
