-- wanted: 4 program-stopped
-- Texts with odd bytes are compared, and what cannot be.
local t = "\0\0\0" < "\0\0"
local s = "\255" > "\254" and {} < {}
