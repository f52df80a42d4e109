-- Texts have no methods.
-- wanted: 3:0 program-stopped
local s = ("x"):upper()
