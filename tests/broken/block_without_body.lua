-- A block of which nothing is said.
-- wanted: 3:1 missing-value
goal "rest"
