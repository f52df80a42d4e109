-- A text without its last quotation mark.
-- wanted: 4:37 unfinished-text
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
