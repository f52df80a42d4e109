-- Commas between words of one line.
-- wanted: 8:17 missing-comma
-- wanted: 8:38 missing-comma
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network" area "participation" provider "office", entry (true),
}
