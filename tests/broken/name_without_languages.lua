-- A name as one text.
-- wanted: 4:9 wrong-type
service "club" {
  name "Kerho",
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
