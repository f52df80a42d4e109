-- A threshold that rests on nothing.
-- wanted: 3:1 without-basis
parameter "limit" { value { says (25), valid "2000-01-01 on" } }
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  when "age < limit",
}
