-- wanted: 3 program-stopped
-- Inside a text.
local s = ("").x.y
