-- A circle that nobody can leave.
-- wanted: 4:1 circle
-- wanted: 10:1 circle
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", repeatable (true),
}
service "choir" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "service", area "work", provider "office", repeatable (true),
}
transition "in" { from "guidance", to "club", by "office" }
transition "on_to_choir" { from "club", to "choir", by "office" }
transition "back_to_club" { from "choir", to "club", by "office" }
