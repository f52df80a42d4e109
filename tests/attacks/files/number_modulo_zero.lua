-- wanted: 3 program-stopped
-- The rest of it.
local x = 1 % 0
