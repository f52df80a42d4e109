-- wanted: 3 bad-id
-- Ids that the conditions' own words are.
yes_or_no "and" { name { fi "x", sv "x", en "x" } }
yes_or_no "not" { name { fi "x", sv "x", en "x" } }
concept "or" { name { fi "x", sv "x", en "x" }, when "and and not" }
