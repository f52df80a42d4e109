-- wanted: 4 too-many-steps too-slow too-much-memory
-- Functions without end.
local t = {}
for i = 1, 1e9 do t[i] = function() return i end end
