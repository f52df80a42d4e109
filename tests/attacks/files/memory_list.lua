-- wanted: 4 too-many-steps too-slow too-much-memory
-- A list without end.
local t = {}
for i = 1, 1e9 do t[i] = i end
