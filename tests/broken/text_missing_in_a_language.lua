-- A language of the region is missing.
-- wanted: 4:3 missing-text
service "club" {
  name { fi "Kerho", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
