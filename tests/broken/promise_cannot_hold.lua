-- A promise of what nobody can come to.
-- wanted: 4:1 unreachable
-- wanted: 11:1 unmet-promise
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  when "age < 18 and age > 65",
}
promise "club_for_all" { for_every "age > 18", recommends "club" }
