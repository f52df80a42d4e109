-- wanted: 3 program-stopped
-- The words as a list.
for k in _ENV do end
