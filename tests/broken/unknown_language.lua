-- A text in a language that Polku does not know.
-- wanted: 4:10 unknown-word
service "club" {
  name { fr "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
