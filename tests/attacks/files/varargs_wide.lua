-- wanted: 3 too-many-steps too-slow too-much-memory
-- One call with very many values.
local function f(n, ...) if n == 0 then return ... end return f(n - 1, n, ...) end
f(300000)
