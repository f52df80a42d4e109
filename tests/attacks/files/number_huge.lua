-- wanted: 3 wrong-type
-- A bound beyond any whole number.
number "a" { between (0, 1e300) }
