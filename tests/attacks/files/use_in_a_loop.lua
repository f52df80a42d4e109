-- wanted: 3 too-many-steps too-slow too-much-memory
-- Very many packs that there are not.
for i = 1, 100000 do use ("p" .. i) end
