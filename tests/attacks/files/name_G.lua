-- wanted: 3 no-library
-- All names.
local g = _G
g.service = nil
