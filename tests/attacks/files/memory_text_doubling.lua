-- wanted: 4 too-many-steps too-slow too-much-memory
-- A text that doubles.
local s = "x"
while true do s = s .. s end
