-- Nobody owns the crossing in one of the towns.
-- wanted: 10:1 unowned-step
actor "hall" { name { fi "Halli", sv "Hallen", en "Hall" }, role "municipality", in_municipality "205" }
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", 
}
transition "to_the_club" { from "guidance", to "club", by "hall" }
