-- The comma between two languages.
-- wanted: 4:20 missing-comma
service "club" {
  name { fi "Kerho" sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
