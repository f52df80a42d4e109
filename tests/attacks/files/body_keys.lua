-- wanted: 4 equals-sign
-- Keys of all kinds in a body.
local t = { [1.5] = 1, [true] = 2, x = 3, [-1] = 4, [1 << 62] = 5 }
goal "a" (t)
