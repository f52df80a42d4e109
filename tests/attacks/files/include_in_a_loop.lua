-- wanted: 3 no-such-file too-slow too-much-memory
-- Very many files that there are not.
for i = 1, 100000 do include ("f" .. i) end
