-- wanted: 3 no-library
-- Files.
local f = io.open("/etc/passwd")
