-- wanted: 3 no-library
-- pcall would catch the end of the steps.
pcall(function() while true do end end)
