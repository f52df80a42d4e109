-- wanted: 3 concept-circle
-- A concept that is itself.
concept "a" { name { fi "x", sv "x", en "x" }, when "not a" }
