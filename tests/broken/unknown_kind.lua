-- A kind of service that does not exist.
-- wanted: 7:9 unknown-value
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "netwrok", area "participation", provider "office", entry (true),
}
