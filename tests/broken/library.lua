-- A function of Lua's library.
-- wanted: 4:16 no-library
local codes = { "091" }
for i, code in ipairs(codes) do end
