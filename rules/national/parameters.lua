-- Thresholds that the law or practice sets and changes. Each value says from when to when it holds and
-- on what it rests; what could not be read in a public text says so.

parameter "assessment_starts_within" {
  name {
    fi "Arviointi aloitetaan viimeistään",
    sv "Bedömningen inleds inom",
    en "The assessment begins within",
  },
  value {
    says "2 months", valid "to 2024-12-31",
    basis "Act 1386/2010: two months from the start of customership or the request; counted here from arrival",
  },
  value {
    says "2 months", valid "2025-01-01 on",
    basis "Not verified: no deadline was found in Act 681/2023; the earlier one is kept as practice",
  },
}

parameter "integration_period" {
  name { fi "Kotoutumisaika", sv "Integrationstid", en "Integration period" },
  value { says "3 years", valid "to 2024-12-31", basis "Act 1386/2010; that the time is counted from the first permit was read on municipal practice pages" },
  value { says "3 years", valid "2025-01-01 on", basis "Act 681/2023" },
}

parameter "plan_starts_within" {
  name { fi "Suunnitelma aloitetaan viimeistään", sv "Planen påbörjas inom", en "The plan is begun within" },
  value { says "2 weeks", valid "to 2024-12-31", basis "Act 1386/2010" },
  value {
    says "2 weeks", valid "2025-01-01 on",
    basis "Act 681/2023 says 'without delay'; two weeks are practice, not verified",
  },
}

parameter "referral_within" {
  name {
    fi "Palveluun ohjataan viimeistään",
    sv "Hänvisning till tjänst inom",
    en "Referral to a service within",
  },
  value { says "1 month", valid "to 2024-12-31", basis "Act 1386/2010, section 14" },
  value { says "6 months", valid "2025-01-01 on", basis "Act 681/2023" },
}

parameter "plan_review" {
  name {
    fi "Suunnitelman tarkistusväli",
    sv "Planen ses över med intervallet",
    en "The plan is reviewed every",
  },
  value { says "1 year", valid "to 2024-12-31", basis "Act 1386/2010: at least once a year" },
  value { says "6 months", valid "2025-01-01 on", basis "Act 681/2023: at least every six months" },
}

parameter "first_plan_longest" {
  name { fi "Ensimmäinen suunnitelma enintään", sv "Den första planen högst", en "First plan, at most" },
  value { says "1 year", valid "to 2024-12-31", basis "Act 1386/2010" },
  value { says "1 year", valid "2025-01-01 on", basis "Act 681/2023" },
}

parameter "follow_up_within" {
  name { fi "Siirtymä hoidetaan viimeistään", sv "Övergången sköts inom", en "The crossing is made within" },
  value { says "4 weeks", basis "Not verified: guidance practice, no law sets it", valid "2000-01-01 on" },
}

parameter "follow_up_ahead" {
  name {
    fi "Jatko otetaan puheeksi ennen loppua",
    sv "Fortsättningen tas upp före slutet",
    en "What comes next is raised ahead",
  },
  value { says "8 weeks", basis "Not verified: guidance practice, no law sets it", valid "2000-01-01 on" },
}

parameter "programme_target" {
  name {
    fi "Kotoutumiskoulutuksen tavoitetaso",
    sv "Målnivån i integrationsutbildningen",
    en "Target level of integration training",
  },
  value { says "B1.1", basis "National curriculum for integration training, 2022; that earlier curricula aimed at the same is not verified", valid "2000-01-01 on" },
}

parameter "youth_limit" {
  name { fi "Nuorten ikäraja", sv "Åldersgräns för unga", en "Age limit of youth" },
  value { says (30), basis "The usual age limit of youth services", valid "2000-01-01 on" },
}
