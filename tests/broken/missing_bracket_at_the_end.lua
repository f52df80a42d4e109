-- The brace of a block is not closed, and the next block begins.
-- wanted: 4:16 missing-bracket
-- wanted: 10:72 out-of-range
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),

goal "rest" { name { fi "Lepo", sv "Vila", en "Rest" }, reached "age > 200" }
