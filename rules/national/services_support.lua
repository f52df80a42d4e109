-- Support for daily life, families and health. Social care and other municipal guidance are kept apart,
-- and share an overlaps group where they meet the same need: the services must not run twice.

service "integration_social_work" {
  name {
    fi "Kotouttava sosiaalityö",
    sv "Integrationsfrämjande socialt arbete",
    en "Social work for integration",
  },
  summary {
    fi "Sosiaalityöntekijä auttaa, kun elämässä on suuria huolia: perheessä, asumisessa, rahassa tai turvallisuudessa.",
    sv "En socialarbetare hjälper vid stora bekymmer i livet: i familjen, boendet, ekonomin eller tryggheten.",
    en "A social worker helps with great worries in life: in the family, housing, money or safety.",
  },
  because {
    fi "Kerroit tilanteesta, jossa sosiaalityö voi auttaa.",
    sv "Du berättade om en situation där socialt arbete kan hjälpa.",
    en "You told of a situation in which social work can help.",
  },
  kind "service",
  area "everyday_life", area "livelihood",
  provider "wellbeing_county",
  entry (true), everywhere (true),
  when "support_needs has social_work or circumstances has any of (trauma, trafficking_victim, debt, insecure_housing, single_parent, unaccompanied_minor)",
  gives "support_needs loses social_work",
  waits "1-4 weeks",
  takes "12-40 weeks",
  load (10),
  priority (88),
  prefer {
    points (30), when "circumstances has any of (trafficking_victim, unaccompanied_minor, insecure_housing)",
    because {
      fi "Tilanteesi on sellainen, että apu kannattaa saada pian.",
      sv "Din situation är sådan att du bör få hjälp snart.",
      en "In your situation it is good to get help soon.",
    },
  },
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: social work for integration",
}

service "social_guidance" {
  name {
    fi "Kotouttava sosiaaliohjaus",
    sv "Integrationsfrämjande social handledning",
    en "Social guidance for integration",
  },
  summary {
    fi "Sosiaaliohjaaja neuvoo arjen asioissa ja auttaa oikeiden palvelujen luo.",
    sv "En socialhandledare ger råd i vardagen och hjälper dig till rätt tjänster.",
    en "A social counsellor advises on everyday matters and helps you to the right services.",
  },
  because {
    fi "Saat tukea arkeen, jotta pärjäät itse.",
    sv "Du får stöd i vardagen så att du klarar dig själv.",
    en "You get support in daily life, so that you manage by yourself.",
  },
  kind "service",
  area "everyday_life", area "livelihood",
  provider "wellbeing_county",
  entry (true), everywhere (true), repeatable (true),
  when "support_needs has any of (everyday_life, social_work) or social_assistance or circumstances has any of (disability, single_parent, isolation, debt) or self_reliance = needs_company",
  gives "self_reliance reaches manages, support_needs loses everyday_life",
  waits "1-3 weeks",
  takes "8-20 weeks",
  load (10),
  priority (70),
  prefer {
    points (15), when "social_assistance or circumstances has any of (disability, single_parent, debt)",
    because {
      fi "Sosiaaliohjaaja tuntee etuudet ja tukimuodot.",
      sv "Socialhandledaren känner till förmåner och stöd.",
      en "The social counsellor knows benefits and kinds of support.",
    },
  },
  overlaps "daily_life_guidance",
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: social guidance as a service of social care",
}

service "everyday_life_guidance" {
  name {
    fi "Arjen ohjaus kunnassa", sv "Vardagshandledning i kommunen", en "Everyday guidance in the municipality",
  },
  summary {
    fi "Kunnan ohjaaja auttaa asumisessa, laskuissa, harrastuksissa ja digitaidoissa.",
    sv "Kommunens handledare hjälper med boende, räkningar, hobbyer och digitala färdigheter.",
    en "A municipal counsellor helps with housing, bills, leisure and digital skills.",
  },
  because {
    fi "Toivoit tukea arkeen tai digitaitoihin.",
    sv "Du ville ha stöd i vardagen eller i digitala färdigheter.",
    en "You asked for support in daily life or in digital skills.",
  },
  note {
    fi "Osassa kuntia sosiaalihuollon ulkopuolella. Sovi työnjaosta hyvinvointialueen kanssa.",
    sv "I en del kommuner utanför socialvården. Kom överens om arbetsfördelningen med välfärdsområdet.",
    en "In some municipalities, outside social care. Agree on who does what with the wellbeing county.",
  },
  kind "service",
  area "everyday_life", area "arrival",
  provider "municipality_services",
  entry (true), everywhere (true), repeatable (true),
  when "support_needs has any of (everyday_life, digital_skills) or self_reliance = needs_advice or outside_services",
  gives "self_reliance reaches manages, support_needs loses everyday_life, support_needs loses digital_skills",
  waits "1-3 weeks",
  takes "6-16 weeks",
  load (10),
  priority (72),
  overlaps "daily_life_guidance",
  delivered "personal", delivered "group",
  basis "Government report on integration, chapter 11.5.4: guidance in other branches of some municipalities",
}

service "errand_support" {
  name { fi "Asiointiapu", sv "Hjälp med ärenden", en "Help in running errands" },
  summary {
    fi "Joku lähtee kanssasi virastoon, pankkiin tai lääkäriin, kunnes osaat asioida itse.",
    sv "Någon går med dig till myndigheten, banken eller läkaren tills du klarar det själv.",
    en "Someone goes with you to an office, a bank or a doctor until you can do it alone.",
  },
  because {
    fi "Asioiden hoitaminen yksin on sinulle vielä vaikeaa.",
    sv "Det är ännu svårt för dig att sköta ärenden ensam.",
    en "Running errands alone is still hard for you.",
  },
  kind "service",
  area "everyday_life",
  provider "wellbeing_county",
  entry (true), everywhere (true), repeatable (true),
  when "support_needs has errands or self_reliance = needs_company",
  gives "self_reliance reaches needs_advice, support_needs loses errands",
  waits "0-2 weeks",
  takes "4-12 weeks",
  load (5),
  priority (74),
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: help in running errands",
}

service "rehabilitation" {
  name { fi "Kuntoutus", sv "Rehabilitering", en "Rehabilitation" },
  summary {
    fi "Kuntoutus tukee terveyttä ja työkykyä. Kela tai terveydenhuolto päättää siitä. Kysy ensin lääkäriltä tai hoitajalta.",
    sv "Rehabilitering stöder hälsan och arbetsförmågan. FPA eller hälsovården beslutar om den. Fråga först en läkare eller skötare.",
    en "Rehabilitation supports your health and ability to work. Kela or health care decides on it. Ask a doctor or nurse first.",
  },
  because {
    fi "Terveys, vamma tai vaikeat kokemukset hidastavat etenemistäsi.",
    sv "Hälsan, en funktionsnedsättning eller svåra upplevelser bromsar dig.",
    en "Health, a disability or hard experiences slow you down.",
  },
  kind "decision",
  area "everyday_life", area "work",
  provider "kela",
  decided_by "kela",
  referred_by "wellbeing_county",
  entry (true), everywhere (true),
  when "obstacles has health or support_needs has health_services or circumstances has any of (disability, trauma)",
  gives "obstacles loses health, support_needs loses health_services",
  waits "4-12 weeks",
  takes "12-40 weeks",
  load (50),
  priority (76),
  prefer {
    points (15), when "obstacles has health and authority_finds_need",
    because {
      fi "Myös viranomainen näkee tuen tarpeen.",
      sv "Också myndigheten ser att du behöver stöd.",
      en "The authority finds a need of support as well.",
    },
  },
  delivered "personal",
  basis "Government report on integration, chapter 11.5.4: rehabilitation",
}
