-- wanted: 3 bad-id
-- An id that is a path.
goal "../../etc/passwd" { name { fi "x", sv "x", en "x" }, reached "age < 1" }
