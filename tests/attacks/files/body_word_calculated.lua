-- wanted: 3 program-stopped
-- A word is calculated with.
local x = service + 1
