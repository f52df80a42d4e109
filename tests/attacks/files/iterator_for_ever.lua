-- wanted: 3 too-many-steps too-slow too-much-memory
-- A loop over a function that always has one more.
for x in function() return 1 end do end
