-- wanted: 4 out-of-range
-- Bits pushed out.
local x = 1 << 4096
service "a" { priority (x - 1) }
