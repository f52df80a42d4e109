actor "harbour" {
  name { fi "Satama", sv "Hamnen", en "The harbour" },
  role "employer",
}

service "boat_course" {
  name { fi "Venekurssi", sv "Båtkurs", en "Boat course" },
  kind "training", area "work",
  provider "harbour",
  entry (true),
  when "age in 18..64 and wants_work",
  priority (50),
}

service "net_mending" {
  name { fi "Verkonpaikkaus", sv "Nätlagning", en "Net mending" },
  kind "service", area "participation",
  provider "harbour",
  entry (true),
  when "age >= 15",
  priority (10),
}

example "A young adult who wants work" {
  on_date "2026-01-15",
  given "age = 30, wants_work = yes, municipality = 901",
  expect "boat_course", expect "net_mending",
}
