-- wanted: 5 too-many-steps too-slow too-much-memory
-- Two functions that call each other at their ends.
local f, g
function f() return g() end
function g() return f() end
f()
