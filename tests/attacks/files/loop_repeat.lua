-- wanted: 4 too-many-steps too-slow too-much-memory
-- A loop that counts for ever.
local n = 0
repeat n = n + 1 until false
