-- wanted: 3 program-stopped
-- A text as a number.
local s = "10" + 1
local t = "0x" + 1
