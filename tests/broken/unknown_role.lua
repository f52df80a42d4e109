-- A role that does not exist.
-- wanted: 3:70 unknown-value
actor "club_house" { name { fi "Talo", sv "Hus", en "House" }, role "asociation" }
