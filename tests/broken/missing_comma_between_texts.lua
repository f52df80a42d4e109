-- Two texts after one word.
-- wanted: 7:41 missing-comma
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation" "work", provider "office", entry (true),
}
