-- wanted: 4 missing-value
-- A word that holds itself.
local t = {}
local w = name (t)
t[1] = w
goal "a" { w }
