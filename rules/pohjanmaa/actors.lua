-- The network of the model: schools, the regional council, social and health care. The units that serve
-- one town or several municipalities are in actors_units.lua. Roles at organisations, never persons.

actor "vamia" {
  name { sv "Vamia", fi "Vamia", en "Vamia Vocational College" },
  role "education",
  expertise {
    sv "Kan bedöma startnivån i språket och känner till modellerna för den inledande bedömningen.",
    fi "Osaa arvioida kielen lähtötason ja tuntee alkuarvioinnin mallit.",
    en "Knows how to find the starting level of a language, and the models of initial assessment.",
  },
  expertise {
    sv "Känner yrkesutbildningen och vägen från utbildning till arbete.",
    fi "Tuntee ammatillisen koulutuksen ja polun koulutuksesta työhön.",
    en "Knows vocational training and the way from training to work.",
  },
  task {
    sv "Testar språknivån i finska och svenska och utvecklar bedömningen tillsammans med kommunerna.",
    fi "Testaa suomen ja ruotsin tason ja kehittää arviointia kuntien kanssa.",
    en "Tests the level of Finnish and Swedish, and develops the assessment together with the municipalities.",
  },
  task {
    sv "Handleder unga till utbildning och arbete.",
    fi "Ohjaa nuoria koulutukseen ja työhön.",
    en "Guides young people to training and work.",
  },
  partner "ya", partner "vaasa", partner "regional_council", partner "employment_authority",
  partner "jakobstad_unit",
  basis "Good start in Ostrobothnia: network, and the part of Vamia in it",
}

actor "ya" {
  name {
    sv "Yrkesakademin i Österbotten (YA)",
    fi "Yrkesakademin i Österbotten (YA)",
    en "Yrkesakademin i Österbotten (YA), Swedish-language vocational college",
  },
  role "education",
  expertise {
    sv "Kan lära vuxna svenska och yrken på svenska.",
    fi "Osaa opettaa aikuisille ruotsia ja ammatteja ruotsiksi.",
    en "Knows how to teach adults Swedish, and occupations in Swedish.",
  },
  task {
    sv "Ordnar integrationsutbildning på svenska och berättar i tid vilket stöd den studerande behöver sedan.",
    fi "Järjestää ruotsinkielistä kotoutumiskoulutusta ja kertoo ajoissa, millaista tukea opiskelija tarvitsee sen jälkeen.",
    en "Arranges integration training in Swedish, and tells in good time what support the student needs afterwards.",
  },
  partner "vamia", partner "jakobstad_unit", partner "employment_authority", partner "employer",
  basis "Good start in Ostrobothnia: network (Svenska Österbottens förbund för utbildning och kultur)",
  basis "That YA gives the integration training in Swedish today is not verified",
}

actor "regional_council" {
  name { sv "Österbottens förbund", fi "Pohjanmaan liitto", en "Regional Council of Ostrobothnia" },
  role "authority",
  expertise {
    sv "Ser hela regionen: vad som saknas, och vad som kräver gemensamma eller nationella lösningar.",
    fi "Näkee koko alueen: mitä puuttuu ja mikä vaatii yhteisiä tai valtakunnallisia ratkaisuja.",
    en "Sees the whole region: what is missing, and what needs joint or national solutions.",
  },
  task {
    sv "Samlar in hinder som kommunerna inte kan lösa själva och för dem vidare.",
    fi "Kokoaa esteet, joita kunnat eivät voi ratkaista yksin, ja vie ne eteenpäin.",
    en "Collects the obstacles that municipalities cannot remove alone, and takes them further.",
  },
  partner "vaasa", partner "vamia", partner "jakobstad_unit", partner "ostrobothnia_wellbeing",
  basis "Good start in Ostrobothnia: network; structural obstacles are to be raised",
}

actor "ostrobothnia_wellbeing" {
  name {
    sv "Österbottens välfärdsområde", fi "Pohjanmaan hyvinvointialue", en "Wellbeing services county of Ostrobothnia",
  },
  formerly {
    sv "Kust-Österbottens samkommun för social- och primärhälsovård (K5)",
    fi "Rannikko-Pohjanmaan sosiaali- ja perusterveydenhuollon kuntayhtymä (K5)",
    en "Joint authority for social and primary health care on the coast of Ostrobothnia (K5)",
    valid "to 2021-12-31",
  },
  role "health",
  expertise {
    sv "Har kunnande i socialt arbete och hälsovård på båda språken.",
    fi "Tuntee sosiaalityön ja terveydenhuollon ja palvelee molemmilla kielillä.",
    en "Knows social work and health care in both languages.",
  },
  task {
    sv "Hjälper familjer, personer med funktionsnedsättning och offer för människohandel.",
    fi "Auttaa perheitä, vammaisia ja ihmiskaupan uhreja.",
    en "Helps families, people with disabilities and victims of trafficking.",
  },
  partner "social_family_services", partner "vaasa", partner "jakobstad_unit", partner "employment_authority",
  basis "Good start in Ostrobothnia: network",
  basis "Who followed K5, and when, is from memory, not verified",
}

actor "social_family_services" {
  name {
    sv "Socialarbete och familjeservice",
    fi "Sosiaalityö- ja perhepalvelut",
    en "Social work and family services",
  },
  role "health",
  expertise {
    sv "Känner familjernas vardag och stöd för barn och föräldrar.",
    fi "Tuntee perheiden arjen ja lasten ja vanhempien tuen.",
    en "Know the daily life of families, and support for children and parents.",
  },
  task {
    sv "Ger stöd när det är svårt hemma, och hjälper vidare till andra tjänster.",
    fi "Tukee, kun kotona on vaikeaa, ja auttaa muiden palvelujen luo.",
    en "Give support when things are hard at home, and help on to other services.",
  },
  partner "ostrobothnia_wellbeing", partner "vaasa", partner "municipality_services",
  basis "Good start in Ostrobothnia: network",
}

actor "good_start_project" {
  name {
    sv "En bra start i Österbotten, en del av Hemma i Finland",
    fi "Hyvä alku Pohjanmaalla, osa Kotona Suomessa -hanketta",
    en "Good start in Ostrobothnia, a part of At Home in Finland",
  },
  note {
    sv "Projektet är avslutat. Det prövade en modell som skulle kunna användas i hela landet.",
    fi "Hanke on päättynyt. Se kokeili mallia, jota voisi käyttää koko maassa.",
    en "The project is over. It tried out a model that could be used in the whole country.",
  },
  role "project",
  task {
    sv "Tog fram en gemensam, tvåspråkig modell för den första tiden.",
    fi "Loi yhteisen, kaksikielisen mallin alkuvaiheeseen.",
    en "Made a common model in two languages for the first time in Finland.",
  },
  partner "vamia", partner "ya", partner "regional_council", partner "vaasa", partner "jakobstad_unit",
  partner "social_family_services", partner "ostrobothnia_wellbeing",
  basis "Good start in Ostrobothnia: goals; its years are not named in the source",
}
