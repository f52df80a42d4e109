-- wanted: 3 wrong-test
-- A number that no word has.
concept "a" { name { fi "x", sv "x", en "x" }, when "age < 99999999999999999999999999" }
