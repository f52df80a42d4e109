-- wanted: 4 too-many-steps too-slow too-much-memory
-- A text that grows by a letter: a copy each time.
local s = ""
while true do s = s .. "x" end
