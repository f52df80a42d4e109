-- Quotation marks of a word processor.
-- wanted: 7:8 typographic-quote
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind ”network”, area "participation", provider "office", entry (true),
}
