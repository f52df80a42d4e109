-- A pack of its own, without the facts that 'voluntary' and municipalities look at.
-- wanted: region:10:3 needs-fact
-- wanted: region:21:3 needs-fact
include "actors"

region "broken" {
  name { fi "Rikki", sv "Trasig", en "Broken" },
  speaks "fi", speaks "sv", speaks "en",
  time_zone "Europe/Helsinki",
  municipality "091",
}

service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "K", sv "K", en "C" },
  because { fi "S", sv "S", en "C" },
  kind "network",
  area "participation",
  provider "office",
  entry (true),
  voluntary (true),
}
