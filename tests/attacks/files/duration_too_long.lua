-- wanted: 3 bad-duration
-- A duration of more years than days can be counted.
service "a" { takes "99999999999 years" }
