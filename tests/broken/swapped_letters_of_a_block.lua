-- Two letters of a block's word are swapped: what it declares is known all the same.
-- wanted: 3:1 unknown-word
sevrice "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
}
transition "guidance_to_club" { from "guidance", to "club", by "office" }
