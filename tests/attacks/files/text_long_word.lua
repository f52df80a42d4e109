-- wanted: 5 bad-text
-- An id of a hundred thousand letters.
local s = "x"
for i = 1, 17 do s = s .. s end
goal (s) { name { fi "x", sv "x", en "x" }, reached "age < 1" }
