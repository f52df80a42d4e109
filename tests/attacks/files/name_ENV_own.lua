-- wanted: 5 program-stopped
-- Names of one's own.
local _ENV = { service = function() end }
service "a"
region "b"
