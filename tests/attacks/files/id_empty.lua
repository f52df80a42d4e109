-- wanted: 3 bad-id
-- An id without a letter.
goal "" { name { fi "x", sv "x", en "x" }, reached "age < 1" }
