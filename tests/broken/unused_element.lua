-- An element that stands in no block.
-- wanted: 3:14 misplaced-word
local text = name { fi "Lepo", sv "Vila", en "Rest" }
