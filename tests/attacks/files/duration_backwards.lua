-- wanted: 3 bad-duration
-- From more to less.
service "a" { takes "8-2 weeks" }
