-- An escape that makes a byte nobody can read.
-- wanted: 4:14 bad-text
service "club" {
  name { fi "Ker\0ho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
