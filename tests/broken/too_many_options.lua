-- More options than a set can hold.
-- wanted: 4:28 too-many
local list = {}
for i = 1, 65 do list[i] = option ("o" .. i) { fi "A", sv "B", en "C" } end
list[66] = name { fi "A", sv "B", en "C" }
choices "many" (list)
