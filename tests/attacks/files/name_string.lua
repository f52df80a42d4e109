-- wanted: 3 no-library
-- The library of texts.
local s = string.rep("x", 1000000000)
