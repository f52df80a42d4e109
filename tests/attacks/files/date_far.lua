-- wanted: 3 bad-dates
-- A year beyond all.
concept "a" { name { fi "x", sv "x", en "x" }, valid "99999999-01-01 on", when "age < 1" }
