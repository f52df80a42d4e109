-- A goal that no service helps to reach.
-- wanted: 3:1 goal-out-of-reach
goal "peace" { name { fi "Rauha", sv "Ro", en "Peace" }, reached "circumstances has none of (debt)" }
