-- wanted: 5 too-many-steps too-slow too-much-memory
-- A long text said again and again.
local s = "x"
for i = 1, 13 do s = s .. s end
for i = 1, 1e6 do goal ("g" .. i) { name { fi (s), sv (s), en (s) }, reached "age < 18" } end
