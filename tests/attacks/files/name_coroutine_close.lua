-- wanted: 3 no-library
-- A chain of closings crashes Lua 5.4.4.
local c = coroutine.create(function() end)
coroutine.close(c)
