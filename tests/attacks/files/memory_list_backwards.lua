-- wanted: 4 too-many-steps too-slow too-much-memory
-- A list filled from its far end.
local t = {}
for i = 1e9, 1, -1 do t[i] = i end
