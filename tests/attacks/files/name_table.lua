-- wanted: 3 no-library
-- The library of lists.
table.concat({}, "x", 1, 1000000000)
