-- wanted: 3 unknown-word
-- More mistakes than anybody reads.
for i = 1, 5000 do bogus ("x" .. i) end
