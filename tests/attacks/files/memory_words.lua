-- wanted: 3 too-many-steps too-slow too-much-memory
-- A million words that are in no block.
for i = 1, 1e6 do local x = name { fi "x" } end
