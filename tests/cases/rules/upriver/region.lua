-- A second region that does not exist: people move from one to the other.

region "upriver" {
  name { fi "Yläjoki", sv "Övre älven", en "Upriver" },
  speaks "sv", speaks "fi",
  municipality "911",
}

choice "municipality" {
  name { fi "Kunta", sv "Kommun", en "Municipality" },
  asks { fi "Missä kunnassa asut?", sv "I vilken kommun bor du?", en "Where do you live?" },
  option "911" { fi "Joki", sv "Älven", en "Joki" },
}

actor "guild" {
  name { fi "Kilta", sv "Gillet", en "The guild" },
  role "association",
}

service "rowing" {
  name { fi "Soutu", sv "Rodd", en "Rowing" },
  summary { fi "Soudetaan yhdessä.", sv "Vi ror tillsammans.", en "We row together." },
  kind "service",
  area "participation",
  provider "guild",
  entry (true),
}
