-- The region that is attacked: `attack` is a harmless file at first, and each attack in its turn.
include "attack"

region "hostile" {
  name { fi "Vihainen", sv "Fientlig", en "Hostile" },
  speaks "en", speaks "fi", speaks "sv",
  municipality "901",
  time_zone "Europe/Helsinki",
}

choice "municipality" {
  name { fi "Kunta", sv "Kommun", en "Municipality" },
  asks { fi "Missä kunnassa asut?", sv "I vilken kommun bor du?", en "Which municipality do you live in?" },
  option "901" { fi "Ykköslä", sv "Ettby", en "Oneham" },
}

number "age" {
  between (0, 120),
  name { fi "Ikä", sv "Ålder", en "Age" },
  asks { fi "Minkä ikäinen olet?", sv "Hur gammal är du?", en "How old are you?" },
}

actor "harbour" {
  name { fi "Satama", sv "Hamnen", en "The harbour" },
  role "employer",
}

service "net_mending" {
  name { fi "Verkonpaikkaus", sv "Nätlagning", en "Net mending" },
  kind "service", area "participation",
  provider "harbour",
  entry (true),
  when "age >= 15",
}
