-- A bracket of a condition is not closed.
-- wanted: 8:43 condition-syntax
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  when "jobseeker and (consent or age < 18",
}
