-- Two letters of a word are swapped: one finding, and the word is not missing too.
-- wanted: 7:41 unknown-word
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", proivder "office", entry (true),
  capacity (20),
}
