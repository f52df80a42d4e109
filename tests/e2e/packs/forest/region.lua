-- A second region, so that there are two.

region "forest" {
  name { fi "Metsä", sv "Skog", en "Forest" },
  speaks "en", speaks "fi", speaks "sv",
  municipality "901", municipality "902",
  time_zone "Europe/Helsinki",
}

choice "municipality" {
  name { fi "Kunta", sv "Kommun", en "Municipality" },
  asks { fi "Missä kunnassa asut?", sv "I vilken kommun bor du?", en "Which municipality do you live in?" },
  option "901" { fi "Ykköslä", sv "Ettby", en "Oneham" },
  option "902" { fi "Kakkola", sv "Tvåby", en "Twoham" },
}

number "age" {
  between (0, 120),
  name { fi "Ikä", sv "Ålder", en "Age" },
  asks { fi "Minkä ikäinen olet?", sv "Hur gammal är du?", en "How old are you?" },
}

yes_or_no "wants_work" {
  name { fi "Haluaa töihin", sv "Vill arbeta", en "Wants work" },
  asks { fi "Haluatko töihin?", sv "Vill du arbeta?", en "Do you want to work?" },
}

actor "rangers" {
  name { fi "Metsänvartijat", sv "Skogsvakterna", en "The rangers" },
  role "employer",
}

service "tree_planting" {
  name { fi "Istutus", sv "Plantering", en "Tree planting" },
  kind "service", area "work",
  provider "rangers",
  entry (true),
  when "age >= 18",
}
