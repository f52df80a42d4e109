-- Named conditions: the words that the rules of all packs are made of. A concept is a yes-or-no fact
-- that follows from others; it is never asked and never sent.

-- Age and stay ----------------------------------------------------------------------

concept "working_age" {
  name { fi "Työikäinen", sv "I arbetsför ålder", en "Of working age" },
  when "age in 17..64",
  basis "The ages are a usual reading, not verified",
}

concept "young" {
  name { fi "Nuori, alle 30-vuotias", sv "Ung, under 30 år", en "Young, under 30" },
  when "age < youth_limit",
}

-- The Act counts from the first permit. Someone who moved lately is inside the period in any case, and
-- a victim of trafficking may be reached late: the three years do not close the door then.
concept "integration_period_open" {
  name {
    fi "Kotoutumisaikaa on jäljellä",
    sv "Integrationstiden pågår",
    en "The integration period is open",
  },
  when "first_permit within last integration_period or arrival within last integration_period or circumstances has trafficking_victim",
  basis "Act 1386/2010 (until 2024-12-31)",
  basis "Act 681/2023 (from 2025-01-01)",
  basis "Counting a recent move as enough is Polku's reading, not verified",
}

concept "integration_period_over" {
  name {
    fi "Kotoutumisaika on päättynyt",
    sv "Integrationstiden är slut",
    en "The integration period is over",
  },
  when "first_permit over integration_period ago and circumstances has none of (trafficking_victim)",
  basis "Act 681/2023: afterwards jobseekers get an employment plan",
}

concept "has_protection" {
  name { fi "Saa suojelua", sv "Får skydd", en "Under protection" },
  when "residence_basis is one of (international_protection, quota_refugee, temporary_protection)",
}

-- Customership ----------------------------------------------------------------------

concept "outside_services" {
  name {
    fi "Jää helposti palvelujen ulkopuolelle",
    sv "Blir lätt utanför tjänsterna",
    en "Easily left outside services",
  },
  when "jobseeker is no and (employment is one of (at_home, student) or young or circumstances has any of (disability, trafficking_victim) or residence_basis is family)",
}

concept "assessed_by_municipality" {
  name {
    fi "Kunta tekee arvioinnin",
    sv "Kommunen gör bedömningen",
    en "The municipality makes the assessment",
  },
  when "circumstances has any of (unaccompanied_minor, trafficking_victim) or (age >= 17 and residence_basis is not asylum_seeker and (social_assistance or home_care_allowance or requests_assessment or has_protection or outside_services))",
  basis "Act 681/2023: the groups that the municipality assesses; 'others in need' are read as those easily left outside services",
  basis "Act 1386/2010 (until 2024-12-31): recipients of social assistance, and others on request; that the wider groups are offered it before 2025 too is the Ostrobothnian model's aim, not the Act's duty",
}

concept "integration_customer" {
  name { fi "Kotoutuja-asiakas", sv "Integrationskund", en "Integration customer" },
  when "integration_plan is in_force or (skills_assessed and integration_period_open)",
  basis "Act 681/2023 (from 2025-01-01)",
}

-- Languages: the integration language decides which one counts as the path -------------

concept "needs_finnish" {
  name { fi "Tarvitsee lisää suomea", sv "Behöver mer finska", en "Needs more Finnish" },
  when "integration_language is finnish and finnish < programme_target",
  basis "Integration training aims at B1.1 (national curriculum 2022)",
}

concept "needs_swedish" {
  name { fi "Tarvitsee lisää ruotsia", sv "Behöver mer svenska", en "Needs more Swedish" },
  when "integration_language is swedish and swedish < programme_target",
  basis "Integration training aims at B1.1 (national curriculum 2022)",
}

concept "needs_language" {
  name { fi "Tarvitsee kieliopintoja", sv "Behöver språkstudier", en "Needs language studies" },
  when "needs_finnish or needs_swedish",
}

concept "speaks_basics" {
  name {
    fi "Osaa perusteet suomea tai ruotsia",
    sv "Kan grunderna i finska eller svenska",
    en "Knows basic Finnish or Swedish",
  },
  when "finnish >= A2.1 or swedish >= A2.1",
  basis "The level is a usual practice, not verified",
}

concept "speaks_for_work" {
  name {
    fi "Kielitaito riittää työhön ja opintoihin",
    sv "Språket räcker för arbete och studier",
    en "Language is enough for work and studies",
  },
  when "finnish >= programme_target or swedish >= programme_target",
}

-- Work and studies --------------------------------------------------------------------

concept "without_work" {
  name { fi "Ei töissä, voi hakea työtä", sv "Utan arbete, kan söka", en "Without work, may look for it" },
  when "employment is one of (unemployed, at_home, outside_labour_force)",
}

concept "highly_educated" {
  name { fi "Korkeasti koulutettu", sv "Högutbildad", en "Highly educated" },
  when "education = higher",
}

concept "weak_labour_position" {
  name {
    fi "Heikko asema työmarkkinoilla",
    sv "Svag ställning på arbetsmarknaden",
    en "Weak position in the labour market",
  },
  when "without_work and at least 2 of (young, (finnish < A2.2 and swedish < A2.2), education < upper_secondary, vocational_background is no, circumstances has disability)",
  basis "Good start in Ostrobothnia: those in a weak position in the labour market; the measures are not verified",
}

concept "fast_track" {
  name {
    fi "Voi edetä nopeasti työhön",
    sv "Kan gå snabbt framåt mot arbete",
    en "Can move on to work quickly",
  },
  when "highly_educated or (vocational_background and wants_same_field and speaks_basics)",
  basis "Government report on integration, chapter 11.5.4: some can move faster; by what it is seen is not verified",
}

concept "second_phase" {
  name {
    fi "Ohjelma takana, ei työtä eikä opiskelupaikkaa",
    sv "Programmet slutfört, varken arbete eller studieplats",
    en "Programme behind, no work and no study place",
  },
  when "programme is completed and employment is none of (employed, entrepreneur, student) and study_place is no",
  basis "Monet polut: after integration training without a job or a study place",
}

-- Plans in force open the services for work. After the programme a jobseeker's plan is the employment
-- plan, and everyone else's the follow-up plan.
concept "plan_opens_work" {
  name {
    fi "Voimassa oleva suunnitelma avaa työhön vievät palvelut",
    sv "En gällande plan öppnar tjänsterna för arbete",
    en "A plan in force opens the services for work",
  },
  when "employment_plan or (integration_plan is in_force and programme is not completed) or (jobseeker is no and follow_up_plan is in_force)",
  basis "Act 681/2023; that the services for work open with a plan is practice, not verified",
}

concept "exclusion_risk" {
  name {
    fi "Vaara jäädä pitkään työn ulkopuolelle",
    sv "Risk för långvarigt utanförskap",
    en "Risk of being left outside for long",
  },
  when "without_work and at least 2 of (second_phase, weak_labour_position, circumstances has any of (isolation, debt, insecure_housing), obstacles has any of (learning_difficulties, social_difficulties, health))",
  risk (true),
  basis "Monet polut: long unemployment and exclusion; the measures are not verified",
}
