-- A code that no municipality has.
-- wanted: 8:20 unknown-municipality
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  in_municipality "92",
}
