-- A comparison of what has no order.
-- wanted: 8:20 wrong-test
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  when "employment < 3",
}
