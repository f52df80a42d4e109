-- A transition whose condition contradicts itself.
-- wanted: 9:1 nowhere
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
transition "to_the_club" {
  from "guidance", to "club", by "office", when "age < 18 and age > 65",
}
