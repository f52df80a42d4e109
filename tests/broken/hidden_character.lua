-- A character without width inside an id.
-- wanted: 7:12 hidden-character
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "net​work", area "participation", provider "office", entry (true),
}
