-- wanted: 3 too-many-steps too-slow too-much-memory
-- The list of values doubles at each call.
local function f(...) return f(..., ...) end
f(1)
