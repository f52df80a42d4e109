-- Who does what in Kainuu. Every actor is responsible for guidance, and none owns all of integration;
-- so each says what it knows, what it does, and with whom it works.

actor "kao" {
  name {
    fi "Kajaanin kaupungin koulutusliikelaitos",
    sv "Kajana stads utbildningsaffärsverk",
    en "Education enterprise of the City of Kajaani",
  },
  role "education",
  expertise {
    fi "Tuntee ammatilliset opinnot, kielikoulutuksen ja monikulttuurisen opiskelijan arjen.",
    sv "Känner till yrkesstudier, språkutbildning och den mångkulturella studerandes vardag.",
    en "Knows vocational studies, language training and the daily life of multicultural students.",
  },
  task {
    fi "Ohjaa, opettaa suomea ja kouluttaa ammattiin. Kehitti POLKU-mallin yhdessä muiden toimijoiden kanssa.",
    sv "Handleder, undervisar i finska och utbildar till yrken. Utvecklade POLKU-modellen tillsammans med andra aktörer.",
    en "Guides, teaches Finnish and trains for occupations. Developed the POLKU model together with the other actors.",
  },
  partner "kainuu_partners", partner "kainuu_municipalities", partner "employment_authority",
  partner "integration_trainer", partner "employer",
  basis "POLKU guidance model: the education enterprise ran the project",
}

actor "kainuu_partners" {
  name {
    fi "Kainuun maahanmuuttotyön toimijat",
    sv "Aktörerna inom invandrararbetet i Kajanaland",
    en "Actors in immigrant work in Kainuu",
  },
  role "network",
  expertise {
    fi "Tuntevat yhdessä alueen palvelut, ryhmät ja ihmiset.",
    sv "Känner tillsammans regionens tjänster, grupper och människor.",
    en "Together they know the region's services, groups and people.",
  },
  task {
    fi "Ohjaavat asiakasta yhdessä. Jokainen vastaa ohjauksesta, eikä kukaan vastaa kaikesta yksin.",
    sv "Handleder kunden tillsammans. Alla ansvarar för handledningen, och ingen ansvarar ensam för allt.",
    en "Guide the client together. Each is responsible for guidance, and nobody alone for all of it.",
  },
  partner "kao", partner "kainuu_municipalities", partner "association",
  partner "employment_authority", partner "wellbeing_county",
  basis "POLKU guidance model: all actors are responsible for guidance",
}

actor "kainuu_municipalities" {
  name { fi "Kainuun kunnat", sv "Kommunerna i Kajanaland", en "Municipalities of Kainuu" },
  role "municipality",
  expertise {
    fi "Tuntevat oman kuntansa palvelut ja asukkaat.",
    sv "Känner sin kommuns tjänster och invånare.",
    en "Know the services and the people of their own municipality.",
  },
  task {
    fi "Tekivät yhteisen kotouttamisohjelman. Neuvovat ja ottavat uuden asukkaan vastaan.",
    sv "Gjorde upp ett gemensamt integrationsprogram. Ger råd och tar emot nya invånare.",
    en "Made a joint integration programme. Advise and welcome new residents.",
  },
  partner "kao", partner "kainuu_partners", partner "municipality_services",
  basis "Joint integration programme of the Kainuu municipalities",
}

actor "polku_project" {
  name {
    fi "POLKU-hanke: maahanmuuttajan polku työelämään",
    sv "POLKU-projektet: invandrarens väg till arbetslivet",
    en "POLKU project: an immigrant's path to working life",
  },
  note {
    fi "Hanke on päättynyt. Euroopan sosiaalirahasto rahoitti sen. Malli jäi toimijoiden käyttöön.",
    sv "Projektet är avslutat. Europeiska socialfonden finansierade det. Modellen blev kvar hos aktörerna.",
    en "The project is over. The European Social Fund paid for it. The model stayed with the actors.",
  },
  role "project",
  task {
    fi "Laati POLKU-ohjausmallin.",
    sv "Gjorde upp POLKU-handledningsmodellen.",
    en "Drew up the POLKU guidance model.",
  },
  partner "kao", partner "kainuu_partners",
  valid "2013-01-01 to 2014-12-31",
  basis "POLKU guidance model: project dates",
}
