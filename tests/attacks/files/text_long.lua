-- wanted: 5 bad-text
-- A text of a megabyte.
local s = "x"
for i = 1, 20 do s = s .. s end
goal "a" { name { fi (s), sv "x", en "x" }, reached "age < 1" }
