-- wanted: 3 too-many-steps too-slow too-much-memory
-- A loop over what a word gives.
for x in service do end
