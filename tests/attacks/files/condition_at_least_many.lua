-- wanted: 3 condition-syntax
-- At least more than there are.
concept "a" { name { fi "x", sv "x", en "x" }, when "at least 4000000000 of (age < 18, age > 20)" }
