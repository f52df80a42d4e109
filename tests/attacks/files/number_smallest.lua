-- wanted: 3 empty-range
-- The smallest whole number, whose opposite there is not.
number "a" { name { fi "x", sv "x", en "x" }, between (-9223372036854775808, 9223372036854775807) }
