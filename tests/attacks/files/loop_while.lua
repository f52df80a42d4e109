-- wanted: 3 too-many-steps too-slow too-much-memory
-- A loop without end.
while true do end
