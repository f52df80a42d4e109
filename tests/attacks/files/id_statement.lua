-- wanted: 3 bad-id
-- An id that is a database's statement.
goal "x'; DROP TABLE decision; --" { name { fi "x", sv "x", en "x" }, reached "age < 1" }
