-- 'and' and 'or' without brackets.
-- wanted: 8:31 brackets-needed
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  when "jobseeker and consent or age < 18",
}
