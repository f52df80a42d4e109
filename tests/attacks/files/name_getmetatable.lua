-- wanted: 3 no-library
-- The texts' own table.
getmetatable("").__index = function() while true do end end
