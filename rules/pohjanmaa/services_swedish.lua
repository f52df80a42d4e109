-- The Swedish path: whoever chooses Swedish as integration language is assessed in it and learns it. The
-- assessment is the common one, by the same model; only its language differs.

service "initial_assessment_swedish" {
  name {
    sv "Bedömning av kompetens och behov av integrationstjänster på svenska",
    fi "Osaamisen ja kotoutumisen palvelutarpeen arviointi ruotsiksi",
    en "Assessment of skills and need of integration services in Swedish",
  },
  formerly {
    sv "Inledande kartläggning på svenska", fi "Alkukartoitus ruotsiksi", en "Initial assessment in Swedish",
    valid "to 2024-12-31",
  },
  summary {
    sv "En tjänsteinnehavare intervjuar dig på svenska, vid behov med tolk. Ni reder ut språk, läskunnighet, kompetens och mål, precis som på finska.",
    fi "Viranomainen haastattelee sinut ruotsiksi, tarvittaessa tulkin kanssa. Selvitätte kielen, lukutaidon, osaamisen ja tavoitteet, samoin kuin suomeksi.",
    en "An official interviews you in Swedish, with an interpreter if needed. You look at languages, literacy, skills and goals, just as in Finnish.",
  },
  because {
    sv "Du vill integreras på svenska, och ingen bedömning har gjorts ännu.",
    fi "Haluat kotoutua ruotsiksi, eikä arviointia ole vielä tehty.",
    en "You want to integrate in Swedish, and no assessment has been made yet.",
  },
  note {
    sv "Samma modell som på finska. Avvikelser görs bara öppet, så att alla ser dem.",
    fi "Sama malli kuin suomeksi. Poikkeamat tehdään vain avoimesti, niin että kaikki näkevät ne.",
    en "The same model as in Finnish. Variations are made openly only, for all to see.",
  },
  kind "service",
  area "arrival", area "language", area "education", area "work",
  provider "employment_authority",
  when "integration_language is swedish and skills_assessed is no and integration_period_open and ((jobseeker and working_age) or assessed_by_municipality)",
  gives "skills_assessed becomes yes",
  waits "1-2 weeks",
  takes "2 weeks",
  load (20),
  priority (215),
  start_within "assessment_starts_within of arrival",
  overlaps "assessment",
  given_in "sv",
  delivered "personal",
  basis "Good start in Ostrobothnia: one model of assessment, in use in the Finnish and the Swedish part",
  basis "Act 1386/2010 (until 2024-12-31); Act 681/2023 (from 2025-01-01)",
  basis "That the wait is somewhat shorter than in Finnish is assumed, not verified",
}

service "integration_training_swedish" {
  name { sv "Integrationsutbildning på svenska", fi "Ruotsinkielinen kotoutumiskoulutus", en "Integration training in Swedish" },
  summary {
    sv "Du studerar svenska på dagarna och lär känna samhället och arbetslivet. Målet är nivå B1.1.",
    fi "Opiskelet päivisin ruotsia ja tutustut yhteiskuntaan ja työelämään. Tavoite on taso B1.1.",
    en "You study Swedish in the daytime and get to know society and working life. The aim is level B1.1.",
  },
  because {
    sv "Du har valt svenska, och svenskan öppnar arbete och studier här.",
    fi "Olet valinnut ruotsin, ja ruotsi avaa täällä työn ja opinnot.",
    en "You have chosen Swedish, and Swedish opens work and studies here.",
  },
  note {
    sv "Utbildaren bedömer behovet av fortsatt handledning redan före slutet.",
    fi "Kouluttaja arvioi jatko-ohjauksen tarpeen jo ennen loppua.",
    en "The trainer looks ahead to the need of further guidance before the end.",
  },
  kind "training",
  area "language", area "work", area "education",
  provider "ya",
  referred_by "employment_authority", referred_by "municipality_services",
  entry (true),
  when "integration_plan is in_force and needs_swedish and (literacy >= latin_script or swedish >= A1.3) and age >= 17 and employment is none of (employed, entrepreneur, student) and programme is not completed",
  gives "swedish reaches B1.1, programme becomes completed",
  waits "2-8 weeks",
  takes "30-40 weeks",
  priority (140),
  prefer {
    points (20), when "swedish < A2.1",
    because {
      sv "Du är i början av dina studier i svenska.",
      fi "Olet ruotsin opinnoissa alussa.",
      en "You are at the beginning of your Swedish.",
    },
  },
  review_every "12 weeks",
  overlaps "language_training",
  given_in "sv",
  delivered "group",
  basis "Good start in Ostrobothnia: integration work is done in Swedish too",
  basis "Act 681/2023; national curriculum for integration training, 2022",
  basis "In which towns the courses are held is not verified",
}
