-- Units that serve some municipalities of the region: Vaasa has its own, six around Jakobstad share one.

actor "vaasa" {
  name { sv "Vasa stad, integrationstjänster", fi "Vaasan kaupungin kotoutumispalvelut", en "City of Vaasa, integration services" },
  role "municipality",
  in_municipality "905",
  expertise {
    sv "Känner stadens tjänster på finska och svenska.",
    fi "Tuntee kaupungin palvelut suomeksi ja ruotsiksi.",
    en "Knows the city's services in Finnish and Swedish.",
  },
  task {
    sv "Tar emot nya invånare, bedömer och planerar tillsammans med dem.",
    fi "Ottaa uudet asukkaat vastaan, arvioi ja suunnittelee heidän kanssaan.",
    en "Welcomes new residents, assesses and plans together with them.",
  },
  partner "vamia", partner "ya", partner "social_family_services", partner "employment_authority",
  partner "regional_council",
  basis "Good start in Ostrobothnia: network",
}

actor "jakobstad_unit" {
  name {
    sv "Integrationsenheten i Jakobstadsnejden",
    fi "Pietarsaaren seudun kotoutumisyksikkö",
    en "Integration unit of the Jakobstad area",
  },
  role "municipality",
  in_municipality "288", in_municipality "440", in_municipality "598",
  in_municipality "599", in_municipality "893", in_municipality "946",
  expertise {
    sv "Känner sex kommuners tjänster och arbetsplatserna i nejden.",
    fi "Tuntee kuuden kunnan palvelut ja seudun työpaikat.",
    en "Knows the services of six municipalities and the workplaces of the area.",
  },
  task {
    sv "Tar emot, bedömer och handleder för Jakobstad, Pedersöre, Nykarleby, Larsmo, Kronoby och Vörå.",
    fi "Ottaa vastaan, arvioi ja ohjaa Pietarsaaren, Pedersören, Uudenkaarlepyyn, Luodon, Kruunupyyn ja Vöyrin puolesta.",
    en "Welcomes, assesses and guides for Jakobstad, Pedersöre, Nykarleby, Larsmo, Kronoby and Vörå.",
  },
  partner "ya", partner "vamia", partner "ostrobothnia_wellbeing", partner "employment_authority",
  partner "employer", partner "regional_council",
  basis "Good start in Ostrobothnia: network; the unit serves six municipalities",
}
