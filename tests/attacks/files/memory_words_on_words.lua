-- wanted: 4 too-many-steps too-slow too-much-memory
-- A word whose values hold all words before.
local w = name { fi "x" }
while true do w = name { w, w } end
