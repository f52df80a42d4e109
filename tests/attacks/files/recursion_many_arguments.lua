-- wanted: 3 program-stopped
-- Each call carries more.
local function f(...) return 1 + f(1, 2, 3, 4, 5, 6, 7, 8, ...) end
f()
