-- wanted: 5 stray-value
-- A block that holds itself.
local t = {}
t[1] = t
service "a" (t)
