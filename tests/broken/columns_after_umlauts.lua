-- Columns count characters: ä and ö are one each.
-- wanted: 4:51 unknown-word
service "club" {
  name { fi "Työpöytä", sv "Kläder", en "Club" }, bogus "x",
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
