-- What the model promises to everyone in the SavoGrow municipalities.

-- While nothing has begun there is a start for everyone, alone or in a group.
promise "a_start_for_everyone" {
  name { fi "Jokaisella on alku", sv "Alla får en start", en "There is a start for everyone" },
  for_every "nothing ongoing and nothing completed and municipality is one of (239, 595, 686, 778, 844, 921)",
  recommends "kotoutumisstartti_personal", recommends "kotoutumisstartti_group",
  basis "SavoGrow, Kotoutumisstartti: when other services have not begun",
}

-- Once integration training runs, guidance is given there.
promise "the_start_makes_room" {
  name {
    fi "Startti väistyy, kun koulutus alkaa",
    sv "Starten ger plats när utbildningen börjar",
    en "The start makes room when training begins",
  },
  for_every "ongoing integration_training and not (ongoing any of (kotoutumisstartti_personal, kotoutumisstartti_group) or completed any of (kotoutumisstartti_personal, kotoutumisstartti_group))",
  never_recommends "kotoutumisstartti_personal",
  never_recommends "kotoutumisstartti_group",
  basis "SavoGrow, Kotoutumisstartti: until other services begin",
}

-- No jobseeker is without a way to learn Finnish because of where they live.
promise "a_language_wherever_you_live" {
  name {
    fi "Suomea voi oppia joka kunnassa",
    sv "Finska kan man lära sig i varje kommun",
    en "Finnish can be learnt in every municipality",
  },
  for_every "needs_finnish and municipality is one of (239, 595, 686, 778, 844, 921)",
  recommends "language_practice",
  basis "SavoGrow, Kotoutumisstartti: practising the language where one lives",
}
