-- A block inside another one is told, and what it declares is known.
-- wanted: 8:3 misplaced-word
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  service "choir" {
    name { fi "Kerho", sv "Klubb", en "Club" },
    kind "network", area "participation", provider "office", entry (true),
  },
}
