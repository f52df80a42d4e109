-- wanted: 3 no-library
-- Coroutines begin their count anew.
coroutine.wrap(function() while true do end end)()
