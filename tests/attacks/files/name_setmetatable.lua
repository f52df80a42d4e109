-- wanted: 3 no-library
-- A finaliser runs where nothing is counted.
setmetatable({}, { __gc = function() while true do end end })
