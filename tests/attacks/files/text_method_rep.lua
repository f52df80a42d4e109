-- wanted: 3 program-stopped
-- Texts have no methods.
local s = ("x"):rep(1000000000)
