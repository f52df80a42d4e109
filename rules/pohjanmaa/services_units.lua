-- Units of single places: they give the common guidance near the client, so they share its group.

service "vaasa_integration_services" {
  name { sv "Vasa stads integrationstjänster", fi "Vaasan kotoutumispalvelut", en "Integration services of Vaasa" },
  summary {
    sv "I Vasa får du en egen handledare, som bedömer och planerar med dig och hjälper dig till rätt tjänster.",
    fi "Vaasassa saat oman ohjaajan, joka arvioi ja suunnittelee kanssasi ja auttaa oikeiden palvelujen luo.",
    en "In Vaasa you get a counsellor of your own, who assesses and plans with you and helps you to the right services.",
  },
  because {
    sv "Du bor i Vasa, och staden har egna tjänster för nya invånare.",
    fi "Asut Vaasassa, ja kaupungilla on omat palvelut uusille asukkaille.",
    en "You live in Vaasa, and the city has services of its own for new residents.",
  },
  kind "service",
  area "arrival", area "everyday_life",
  provider "vaasa",
  entry (true), repeatable (true),
  in_municipality "905",
  when "integration_period_open or outside_services or has_protection",
  gives "self_reliance reaches needs_advice",
  waits "0-2 weeks",
  takes "2-8 weeks",
  load (5),
  priority (115),
  prefer {
    points (10), when "outside_services or has_protection",
    because {
      sv "Här får du din väg också när du inte är arbetssökande.",
      fi "Täältä saat polkusi myös, kun et ole työnhakija.",
      en "Here you get your path also when you are no jobseeker.",
    },
  },
  overlaps "first_guidance",
  given_in "sv", given_in "fi",
  delivered "personal",
  basis "Good start in Ostrobothnia: network",
}

service "jakobstad_integration_unit" {
  name {
    sv "Integrationsenheten i Jakobstadsnejden",
    fi "Pietarsaaren seudun kotoutumisyksikkö",
    en "Integration unit of the Jakobstad area",
  },
  summary {
    sv "Enheten tar emot dig i din egen kommun. Den bedömer, planerar och handleder för sex kommuner tillsammans.",
    fi "Yksikkö ottaa sinut vastaan omassa kunnassasi. Se arvioi, suunnittelee ja ohjaa kuuden kunnan puolesta yhdessä.",
    en "The unit welcomes you in your own municipality. It assesses, plans and guides for six municipalities together.",
  },
  because {
    sv "Du bor i en av de sex kommuner som enheten betjänar.",
    fi "Asut jossakin niistä kuudesta kunnasta, joita yksikkö palvelee.",
    en "You live in one of the six municipalities that the unit serves.",
  },
  kind "service",
  area "arrival", area "everyday_life",
  provider "jakobstad_unit",
  entry (true), repeatable (true),
  in_municipality "288", in_municipality "440", in_municipality "598",
  in_municipality "599", in_municipality "893", in_municipality "946",
  when "integration_period_open or outside_services or has_protection",
  gives "self_reliance reaches needs_advice",
  waits "0-2 weeks",
  takes "2-8 weeks",
  load (5),
  priority (115),
  prefer {
    points (10), when "outside_services or has_protection",
    because {
      sv "Här får du din väg också när du inte är arbetssökande.",
      fi "Täältä saat polkusi myös, kun et ole työnhakija.",
      en "Here you get your path also when you are no jobseeker.",
    },
  },
  overlaps "first_guidance",
  given_in "sv", given_in "fi",
  delivered "personal",
  basis "Good start in Ostrobothnia: the unit serves Jakobstad, Pedersöre, Nykarleby, Larsmo, Kronoby and Vörå",
}
