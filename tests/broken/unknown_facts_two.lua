-- Two unknown facts in one condition.
-- wanted: 9:9 unknown-fact
-- wanted: 9:23 unknown-fact
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  when "agee < 18 and jobseker",
}
