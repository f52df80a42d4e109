-- A change to a service that no pack has.
-- wanted: 3:18 amend-unknown
amend "service" "guidnace" { capacity (20) }
