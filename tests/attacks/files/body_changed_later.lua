-- wanted: 4 missing-word
-- A body that is changed after it was said.
local t = { name { fi "x", sv "x", en "x" } }
goal "a" (t)
t[1] = nil
t.reached = 1
t[2] = t
