-- A range needs two numbers.
-- wanted: 3:66 missing-value
number "height" { name { fi "Pituus", sv "Längd", en "Height" }, between (0) }
