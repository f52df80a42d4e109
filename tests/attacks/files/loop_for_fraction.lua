-- wanted: 3 too-many-steps too-slow too-much-memory
-- Steps so small that they change nothing.
for x = 1.0e16, 2.0e16, 0.5 do end
