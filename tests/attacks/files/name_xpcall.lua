-- wanted: 3 no-library
-- xpcall's handler runs where nothing is counted.
xpcall(function() error() end, function() while true do end end)
