-- What a block that cannot be read declares is unknown; what refers to it is not told, and a slip is.
-- wanted: 9:12 missing-bracket
-- wanted: 13:50 unknown-service
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  priority (50,
}

transition "guidance_to_club" { from "guidance", to "club", by "office" }
transition "club_to_training" { from "club", to "trainign", by "office" }
