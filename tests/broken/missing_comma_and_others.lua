-- A forgotten comma does not hide what else is wrong.
-- wanted: 9:16 missing-comma
-- wanted: 10:9 unknown-fact
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  priority (50)
  when "agee < 18",
}
