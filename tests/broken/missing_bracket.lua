-- The brace of a name is not closed.
-- wanted: 4:8 missing-bracket
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club",
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
