-- The same in the file itself.
-- wanted: 3:1 equals-sign
goal = "rest"
