-- The same id twice: the second one is told.
-- wanted: 9:10 duplicate-id
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  priority (5),
}
