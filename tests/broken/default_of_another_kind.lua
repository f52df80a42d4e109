-- A default that the fact cannot have.
-- wanted: 3:63 bad-default
yes_or_no "ready" { name { fi "A", sv "B", en "C" }, default "maybe" }
