-- Kotoutumisstartti: one start in two forms, alone with a counsellor or in a group. It is there while
-- nothing else has begun, and afterwards for those who still need help to begin. Once integration training
-- runs, that is where guidance is given.

service "kotoutumisstartti_personal" {
  name {
    fi "Kotoutumisstartti: henkilökohtainen ohjaus",
    sv "Integrationsstarten: personlig handledning",
    en "Integration start: personal guidance",
  },
  summary {
    fi "Ohjaaja auttaa sinua alkuun: asiointi, asuminen, kieli, työ ja koulutus. Opit hoitamaan asioita itse.",
    sv "En handledare hjälper dig att komma i gång: ärenden, boende, språk, arbete och utbildning. Du lär dig sköta saker själv.",
    en "A counsellor helps you to begin: errands, housing, language, work and training. You learn to handle matters yourself.",
  },
  because {
    fi "Mikään muu palvelu ei ole vielä käynnissä, tai kaipaat apua alkuun.",
    sv "Andra tjänster har inte börjat ännu, eller så behöver du hjälp att komma i gång.",
    en "Other services have not begun yet, or you need help to begin.",
  },
  note {
    fi "Kannusta omatoimisuuteen: tee kanssa, älä puolesta. Ota työ ja koulutus puheeksi heti.",
    sv "Uppmuntra självständighet: gör tillsammans, inte i stället för. Ta upp arbete och utbildning genast.",
    en "Encourage managing alone: do things with the client, not for them. Bring up work and training at once.",
  },
  kind "service",
  area "arrival", area "everyday_life", area "work", area "education",
  provider "municipality_services",
  entry (true), repeatable (true),
  when "(nothing ongoing or needs_a_hand) and not (ongoing any of (integration_training, work_and_language_model) or completed any of (integration_training, work_and_language_model))",
  gives "self_reliance reaches needs_advice",
  waits "0-1 weeks",
  takes "4-12 weeks",
  load (5),
  priority (96),
  prefer {
    points (30), when "self_reliance = needs_company",
    because {
      fi "Ohjaaja voi lähteä mukaan, kunnes pärjäät itse.",
      sv "Handledaren kan följa med tills du klarar dig själv.",
      en "The counsellor can come along until you manage alone.",
    },
  },
  prefer {
    points (15), when "self_reliance = needs_advice",
    because {
      fi "Saat neuvon silloin, kun tarvitset sitä.",
      sv "Du får råd när du behöver det.",
      en "You get advice when you need it.",
    },
  },
  overlaps "kotoutumisstartti",
  delivered "personal",
  basis "SavoGrow, Kotoutumisstartti: personal guidance above all when other services have not begun or help is needed to begin",
  basis "Length is assumed, not verified",
}

service "kotoutumisstartti_group" {
  name {
    fi "Kotoutumisstartti: ryhmä",
    sv "Integrationsstarten: grupp",
    en "Integration start: group",
  },
  summary {
    fi "Pienessä ryhmässä saat tietoa ja neuvoja ja tutustut muihin, jotka aloittavat samalla paikkakunnalla.",
    sv "I en liten grupp får du information och råd och lär känna andra som börjar på samma ort.",
    en "In a small group you get information and advice and meet others who begin in the same place.",
  },
  because {
    fi "Mikään muu palvelu ei ole vielä käynnissä, tai kaipaat apua alkuun. Ryhmässä et ole yksin.",
    sv "Andra tjänster har inte börjat ännu, eller så behöver du hjälp att komma i gång. I en grupp är du inte ensam.",
    en "Other services have not begun yet, or you need help to begin. In a group you are not alone.",
  },
  kind "service",
  area "arrival", area "everyday_life", area "participation",
  provider "municipality_services",
  entry (true), repeatable (true),
  when "(nothing ongoing or needs_a_hand) and not (ongoing any of (integration_training, work_and_language_model) or completed any of (integration_training, work_and_language_model))",
  gives "takes_part becomes yes, self_reliance reaches needs_advice",
  waits "0-4 weeks",
  takes "6-10 weeks",
  load (10),
  priority (90),
  prefer {
    points (20), when "self_reliance = manages",
    because {
      fi "Pärjäät jo itse. Ryhmästä saat tietoa ja tuttuja.",
      sv "Du klarar dig redan själv. Gruppen ger dig information och bekanta.",
      en "You manage alone already. The group gives you information and people.",
    },
  },
  prefer {
    points (10), when "recruited_newcomer or circumstances has isolation",
    because {
      fi "Ryhmässä tapaat muita, jotka ovat muuttaneet paikkakunnalle.",
      sv "I gruppen träffar du andra som har flyttat till orten.",
      en "In the group you meet others who have moved to the place.",
    },
  },
  overlaps "kotoutumisstartti",
  delivered "group",
  basis "SavoGrow, Kotoutumisstartti: guidance in a group",
  basis "Length is assumed, not verified",
}
