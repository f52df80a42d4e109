-- wanted: 3 program-stopped
-- A function that calls itself, not at its end.
local function f() return 1 + f() end
f()
