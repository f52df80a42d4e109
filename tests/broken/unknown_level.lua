-- A level that does not exist.
-- wanted: 8:37 unknown-level
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  when "age in 17..64 and finnish < A22",
}
