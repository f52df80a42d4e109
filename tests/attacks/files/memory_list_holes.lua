-- wanted: 4 too-many-steps too-slow too-much-memory
-- A list of holes.
local t, i = {}, 1
while true do t[i] = i i = i * 2 + 1 t[i .. ""] = t end
