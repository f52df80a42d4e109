-- wanted: 3 wrong-type
-- Not a number, and beyond all numbers.
service "a" { priority (0/0), capacity (1/0) }
