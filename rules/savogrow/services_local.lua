-- The place itself: people and groups with whom newcomers practise the language and civic skills.

service "rautalampi_peer_group" {
  name {
    fi "Rautalammin vertais- ja toimintaryhmä",
    sv "Kamrat- och aktivitetsgruppen i Rautalampi",
    en "Peer and activity group of Rautalampi",
  },
  summary {
    fi "Ryhmässä tavataan, tehdään yhdessä ja autetaan toisia. Kaikki muuttaneet ovat tervetulleita.",
    sv "I gruppen träffas man, gör saker tillsammans och hjälper varandra. Alla inflyttade är välkomna.",
    en "In the group people meet, do things together and help each other. All who moved there are welcome.",
  },
  because {
    fi "Asut Rautalammilla, ja siellä on vakiintunut ryhmä.",
    sv "Du bor i Rautalampi, och där finns en etablerad grupp.",
    en "You live in Rautalampi, where there is an established group.",
  },
  kind "network",
  area "participation", area "everyday_life",
  provider "rautalampi_group",
  entry (true), repeatable (true),
  in_municipality "686",
  gives "takes_part becomes yes",
  takes "8-20 weeks",
  load (5),
  priority (62),
  prefer {
    points (20), when "circumstances has isolation or wishes has participation",
    because {
      fi "Toivot uusia ihmisiä ympärillesi.",
      sv "Du önskar dig nya människor omkring dig.",
      en "You wish for new people around you.",
    },
  },
  delivered "group",
  basis "SavoGrow, Kotoutumisstartti: an established peer and activity group in Rautalampi",
}

service "language_practice" {
  name { fi "Kielen harjoittelu paikkakunnalla", sv "Språkövning på orten", en "Practising the language locally" },
  summary {
    fi "Puhut suomea tavallisissa tilanteissa: kielikerhossa, kirjastossa ja paikallisten kanssa. Se käy myös kurssin rinnalla.",
    sv "Du talar finska i vanliga situationer: i en språkklubb, på biblioteket och med ortsbor. Det går också bra vid sidan av en kurs.",
    en "You speak Finnish in ordinary situations: in a language club, in the library and with local people. It also goes beside a course.",
  },
  because {
    fi "Kieltä voi harjoitella heti omalla paikkakunnalla.",
    sv "Språket kan du öva genast på din egen ort.",
    en "The language can be practised at once, where you live.",
  },
  kind "network",
  area "language", area "participation",
  provider "local_actors",
  entry (true), repeatable (true),
  when "needs_finnish",
  gives "takes_part becomes yes",
  takes "8-20 weeks",
  load (10),
  priority (82),
  prefer {
    points (15), when "wishes has language or obstacles has weak_language",
    because {
      fi "Toivot kielen oppimista.",
      sv "Du vill lära dig språket.",
      en "You wish to learn the language.",
    },
  },
  prefer {
    points (10), when "recruited_newcomer",
    because {
      fi "Käyt työssä, ja harjoittelu sopii työn rinnalle.",
      sv "Du arbetar, och övningen passar vid sidan av arbetet.",
      en "You work, and practising fits beside it.",
    },
  },
  given_in "fi",
  delivered "group",
  basis "SavoGrow, Kotoutumisstartti: practising the language with local actors",
}

service "civic_skills_practice" {
  name { fi "Kansalaistaitojen harjoittelu", sv "Övning i medborgarfärdigheter", en "Practising civic skills" },
  summary {
    fi "Harjoittelette yhdessä, miten asioita hoidetaan: verkossa, virastossa, pankissa ja yhdistyksissä.",
    sv "Ni övar tillsammans hur man sköter saker: på nätet, hos myndigheter, i banken och i föreningar.",
    en "Together you practise how things are done: online, at offices, in the bank and in associations.",
  },
  because {
    fi "Kun osaat asioida itse, arki helpottuu.",
    sv "När du kan sköta ärenden själv blir vardagen lättare.",
    en "When you can handle matters yourself, daily life is easier.",
  },
  kind "network",
  area "everyday_life", area "participation",
  provider "local_actors",
  entry (true), repeatable (true),
  when "needs_a_hand or support_needs has any of (everyday_life, errands, digital_skills) or civic_orientation is no",
  gives "self_reliance reaches manages, support_needs loses digital_skills, support_needs loses errands",
  takes "6-12 weeks",
  load (10),
  priority (71),
  prefer {
    points (15), when "needs_a_hand",
    because {
      fi "Opit hoitamaan asioita ilman apua.",
      sv "Du lär dig sköta saker utan hjälp.",
      en "You learn to handle matters without help.",
    },
  },
  delivered "group",
  basis "SavoGrow, Kotoutumisstartti: practising civic skills with local actors; managing errands alone",
}

service "volunteer_friend" {
  name { fi "Vapaaehtoinen ystävä", sv "Frivillig vän", en "A volunteer friend" },
  summary {
    fi "Saat paikallisen ystävän, jonka kanssa käytte asioilla, kahvilla tai retkellä.",
    sv "Du får en vän på orten, som du sköter ärenden, dricker kaffe eller gör utflykter med.",
    en "You get a local friend, to run errands, have coffee or go on outings with.",
  },
  because {
    fi "Uudella paikkakunnalla on hyvä tuntea joku.",
    sv "På en ny ort är det bra att känna någon.",
    en "In a new place it is good to know someone.",
  },
  kind "network",
  area "participation",
  provider "volunteers",
  entry (true), repeatable (true),
  when "circumstances has isolation or self_reliance = needs_company or recruited_newcomer or has_protection or wishes has participation",
  gives "takes_part becomes yes",
  waits "1-6 weeks",
  takes "12-26 weeks",
  load (5),
  priority (58),
  voluntary (true),
  delivered "personal",
  basis "SavoGrow, Kotoutumisstartti: work with volunteers",
  basis "That there are friends in every municipality is not verified",
}
