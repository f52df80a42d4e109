-- A goal that does not say when it is reached.
-- wanted: 3:1 missing-word
goal "rest" { name { fi "Lepo", sv "Vila", en "Rest" } }
