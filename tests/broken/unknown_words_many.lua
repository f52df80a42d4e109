-- Three mistakes in one block are told at once.
-- wanted: 10:3 unknown-word
-- wanted: 11:3 unknown-word
-- wanted: 12:3 unknown-word
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  capactiy (20),
  loda (50),
  priorty (5),
}
