-- Texts have no methods.
-- wanted: 3:1 program-stopped
local s = ("x"):upper()
