-- Nothing that a rule file could say.
-- wanted: 3:25 syntax
service "club" { kind : "network" }
