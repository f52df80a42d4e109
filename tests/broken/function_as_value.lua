-- A function where a value belongs.
-- wanted: 9:13 wrong-type
local function f() end
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  priority (f),
}
