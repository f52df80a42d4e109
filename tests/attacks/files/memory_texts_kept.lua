-- wanted: 4 too-many-steps too-slow too-much-memory
-- Every text is another, and kept.
local t, n = {}, 0
while true do n = n + 1 t[n] = "x" .. n end
