-- wanted: 3 program-stopped
-- A variable that is closed: finalisers again.
local x <close> = name { fi "x" }
