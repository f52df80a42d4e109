-- A transition to a service that does not exist.
-- wanted: 3:42 unknown-service
transition "away" { from "guidance", to "trainign", by "office" }
