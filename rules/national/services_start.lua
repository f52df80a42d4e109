-- The beginning: what everyone gets, and what a newcomer needs first.
-- Who owns the assessment depends on customership: that is said by the transitions in transitions_start.lua.

service "basic_information" {
  name {
    fi "Perustietoa suomalaisesta yhteiskunnasta",
    sv "Grundläggande information om det finländska samhället",
    en "Basic information on Finnish society",
  },
  summary {
    fi "Saat tietoa palveluista, oikeuksistasi ja velvollisuuksistasi kielellä, jota ymmärrät. Tieto kuuluu kaikille.",
    sv "Du får information om tjänster, dina rättigheter och skyldigheter på ett språk som du förstår. Informationen är till för alla.",
    en "You get information on services, your rights and your duties in a language that you understand. It is for everyone.",
  },
  because {
    fi "Jokainen Suomeen muuttanut tarvitsee tietoa yhteiskunnasta ja sen palveluista.",
    sv "Alla som har flyttat till Finland behöver information om samhället och dess tjänster.",
    en "Everyone who has moved to Finland needs information on society and its services.",
  },
  kind "material",
  area "arrival", area "everyday_life", area "participation",
  provider "municipality_services",
  entry (true), everywhere (true), repeatable (true), always (true),
  load (0),
  basis "Act 681/2023, section 10: information and guidance for everyone staying in Finland",
}

service "initial_assessment" {
  name {
    fi "Osaamisen ja kotoutumisen palvelutarpeen arviointi",
    sv "Bedömning av kompetens och behov av integrationstjänster",
    en "Assessment of skills and need of integration services",
  },
  formerly {
    fi "Alkukartoitus", sv "Inledande kartläggning", en "Initial assessment",
    valid "to 2024-12-31",
  },
  summary {
    fi "Viranomainen haastattelee sinut. Yhdessä selvitätte kielitaitosi, lukutaitosi, osaamisesi ja tavoitteesi. Tulkki auttaa tarvittaessa.",
    sv "En tjänsteinnehavare intervjuar dig. Tillsammans reder ni ut dina språkkunskaper, din läskunnighet, din kompetens och dina mål. Du får tolk vid behov.",
    en "An official interviews you. Together you look at your languages, literacy, skills and goals. An interpreter helps if needed.",
  },
  because {
    fi "Sinulle ei ole vielä tehty arviointia. Kaikki muut palvelut rakentuvat sen varaan.",
    sv "Ingen bedömning har gjorts ännu. Alla andra tjänster bygger på den.",
    en "No assessment has been made yet. All other services build on it.",
  },
  note {
    fi "Haastattelun tekee aina viranhaltija. Kolmen vuoden raja ei koske ihmiskaupan uhria, joka tavoitetaan vasta myöhemmin. Tarkista, onko kielitaso testattu.",
    sv "Intervjun görs alltid av en tjänsteinnehavare. Gränsen på tre år gäller inte ett offer för människohandel som nås först senare. Kontrollera om språknivån är testad.",
    en "The interview is always held by a public official. The three-year limit does not bind a trafficking victim who is reached only later. Check whether the language level has been tested.",
  },
  kind "service",
  area "arrival", area "language", area "education", area "work",
  provider "employment_authority",
  everywhere (true),
  when "skills_assessed is no and integration_period_open and ((jobseeker and working_age) or assessed_by_municipality)",
  gives "skills_assessed becomes yes",
  waits "1-3 weeks",
  takes "2 weeks",
  load (20),
  priority (200),
  prefer {
    points (10), when "language_test is none of (testipiste, yki, school, other)",
    because {
      fi "Kielitaitosi tasoa ei ole vielä testattu.",
      sv "Din språknivå har inte testats ännu.",
      en "Your language level has not been tested yet.",
    },
  },
  start_within "assessment_starts_within of arrival",
  delivered "personal",
  basis "Act 1386/2010 (until 2024-12-31)",
  basis "Act 681/2023 (from 2025-01-01): employment authority for registered jobseekers, municipality for others",
}

service "civic_orientation" {
  name {
    fi "Monikielinen yhteiskuntaorientaatio",
    sv "Flerspråkig samhällsorientering",
    en "Multilingual civic orientation",
  },
  summary {
    fi "Kurssilla keskustellaan työstä, palveluista, oikeuksista ja tavoista. Opetus on omalla kielelläsi tai kielellä, jota osaat hyvin. Kurssi kestää vähintään 70 tuntia.",
    sv "På kursen diskuterar ni arbete, tjänster, rättigheter och vanor. Undervisningen är på ditt eget språk eller ett språk som du kan bra. Kursen omfattar minst 70 timmar.",
    en "On the course you talk about work, services, rights and customs. It is in your own language or one that you know well. It takes at least 70 hours.",
  },
  because {
    fi "Olet kotoutumispalvelujen asiakas etkä ole vielä käynyt yhteiskuntaorientaatiota.",
    sv "Du är kund hos integrationstjänsterna och har inte gått samhällsorienteringen ännu.",
    en "You are a customer of the integration services and have not had civic orientation yet.",
  },
  kind "training",
  area "arrival", area "everyday_life", area "participation",
  provider "municipality_services",
  entry (true), everywhere (true),
  when "integration_customer and civic_orientation is no",
  gives "civic_orientation becomes yes",
  waits "2-8 weeks",
  takes "8-12 weeks",
  load (25),
  priority (80),
  delivered "group",
  valid "2025-01-01 on",
  basis "Act 681/2023, section 13: part of the municipal integration programme, at least 70 hours",
}
