-- An id that a used pack has already.
-- wanted: 3:7 duplicate-id
goal "work" { name { fi "Työ", sv "Arbete", en "Work" }, reached "age > 3" }
