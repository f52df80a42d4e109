-- wanted: 3 program-stopped
-- A word's values come from a function that says the word again.
local function f() return name { f() } end
f()
