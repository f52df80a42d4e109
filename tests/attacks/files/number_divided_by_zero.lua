-- wanted: 3 program-stopped
-- A whole number divided by nothing.
local x = 1 // 0
