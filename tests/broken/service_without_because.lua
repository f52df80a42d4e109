-- Clients are not told why.
-- wanted: 3:1 wanted-text
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  
  kind "network", area "participation", provider "office", entry (true),
}
