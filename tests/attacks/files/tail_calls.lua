-- wanted: 3 too-many-steps too-slow too-much-memory
-- Calls at the end take no stack.
local function f(n) return f(n + 1) end
f(0)
