-- An area that does not exist.
-- wanted: 7:25 unknown-value
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "particpation", provider "office", entry (true),
}
