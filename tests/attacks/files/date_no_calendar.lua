-- wanted: 3 bad-dates
-- A day that no calendar has.
concept "a" { name { fi "x", sv "x", en "x" }, valid "2025-02-30 on", when "age < 1" }
