parameter "talk_within" {
  value { says "2 months", valid "to 2024-12-31", basis "the tests" },
  value { says "2 months", valid "2025-01-01 on", basis "the tests" },
}

service "information" {
  name { fi "Tietopaketti", sv "Informationspaket", en "Information pack" },
  summary { fi "Perustiedot.", sv "Grundläggande information.", en "The basics." },
  because { fi "Tieto kuuluu kaikille.", sv "Information hör till alla.", en "Everyone should know." },
  kind "material", area "arrival", provider "town",
  entry (true), everywhere (true), repeatable (true), always (true),
}

service "first_talk" {
  name { fi "Alkukeskustelu", sv "Inledande samtal", en "First talk" },
  summary {
    fi "Ensimmäinen keskustelu, jossa katsotaan yhdessä, mitä osaat ja mitä tarvitset seuraavaksi.",
    sv "Ett första samtal där vi tillsammans ser vad du kan och vad du behöver härnäst.",
    en "A first conversation that looks at what you know already and at what you need next.",
  },
  because {
    fi "Olet vasta muuttanut.", sv "Du har nyligen flyttat hit.", en "You have only just moved.",
  },
  kind "service", area "arrival", area "work", provider "town",
  entry (true),
  when "employment is unemployed and age in 17..64",
  start_within "talk_within of arrival",
  takes "2 weeks",
  priority (70),
}

service "course" {
  name { fi "Kielikurssi", sv "Språkkurs", en "Language course" },
  summary { fi "Suomea arkeen.", sv "Finska för vardagen.", en "Finnish for every day." },
  because {
    fi "Kieli avaa ovia.", sv "Språket öppnar dörrar.", en "The language opens doors.",
  },
  note {
    fi "Tarkista ryhmän alkamispäivä.", sv "Kontrollera gruppens startdag.",
    en "Check when the group begins.",
  },
  kind "training", area "language", provider "town",
  when "finnish < B1.1",
  decided_by "authority",
  gives "finnish reaches B1.1",
  takes "20-30 weeks",
  overlaps "speaking",
  priority (60),
}

service "cafe" {
  name { fi "Kielikahvila", sv "Språkkafé", en "Language café" },
  summary { fi "Puhetta ja kahvia.", sv "Prat och kaffe.", en "Talk and coffee." },
  because {
    fi "Kieli karttuu puhumalla.", sv "Språk lärs genom att tala.", en "A language grows by speaking.",
  },
  kind "network", area "language", area "participation", provider "town",
  entry (true), repeatable (true),
  when "finnish < B1.1",
  overlaps "speaking",
  priority (40),
  prefer {
    points (15), when "wishes has company",
    because { fi "Toivoit seuraa.", sv "Du önskade sällskap.", en "You wished for company." },
  },
}

service "trial" {
  name { fi "Työkokeilu", sv "Arbetsprövning", en "Work trial" },
  summary { fi "Kokeilu työpaikalla.", sv "Prövning på en arbetsplats.", en "A trial at a workplace." },
  because { fi "Kokeilu näyttää.", sv "Prövningen visar.", en "Trying shows." },
  kind "service", area "work", provider "authority",
  entry (true),
  when "employment is unemployed",
  voluntary (true),
  capacity (3),
  gives "employment becomes employed",
  priority (50),
}

service "support" {
  name { fi "Tukihenkilö", sv "Stödperson", en "Support person" },
  summary { fi "Joku rinnalla.", sv "Någon vid din sida.", en "Someone beside you." },
  because { fi "Tuki auttaa alkuun.", sv "Stöd hjälper i början.", en "Support helps to begin." },
  kind "service", area "everyday_life", provider "town",
  entry (true),
  when "need_found",
  priority (10),
}

transition "talk_to_course" {
  from "first_talk", to "course",
  by "authority",
  within "4 weeks",
  hands_over {
    fi "Keskustelun yhteenveto", sv "Sammanfattning av samtalet", en "The summary of the talk",
  },
  reports_to "town",
  because { fi "Keskustelu on käyty.", sv "Samtalet är genomfört.", en "The talk is behind you." },
}

obstacle "no_evening_course" {
  name {
    fi "Iltakurssia ei ole", sv "Det finns ingen kvällskurs", en "There is no evening course",
  },
  scope "regional",
  when "employment is employed",
  blocks "course",
  remedy {
    fi "Iltaryhmä naapurikunnan kanssa.", sv "En kvällsgrupp med grannkommunen.",
    en "An evening group with the next town.",
  },
}
