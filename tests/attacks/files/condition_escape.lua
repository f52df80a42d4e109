-- wanted: 3 condition-syntax
-- Out of the quotes.
concept "a" { name { fi "x", sv "x", en "x" }, when "age < 18) or (1 = 1" }
