-- What must come out for every client that there can be, in every region that uses this pack.

-- No combination of residence basis, employment and age is left with basic information alone.
promise "nobody_is_left_out" {
  name {
    fi "Kukaan ei jää ilman suositusta",
    sv "Ingen blir utan rekommendation",
    en "Nobody is left without a recommendation",
  },
  for_every "age in 0..120",
  recommends "association_activity",
  basis "Good start in Ostrobothnia: the model must reach every group, whatever the reason of entry",
}

promise "everyone_is_informed" {
  name {
    fi "Jokainen saa perustiedot",
    sv "Alla får grundläggande information",
    en "Everyone gets the basic information",
  },
  for_every "age in 0..120",
  recommends "basic_information",
  basis "POLKU guidance model: everyone who has moved in needs information on society",
  basis "Act 681/2023, section 10",
}

promise "new_jobseekers_are_assessed" {
  name {
    fi "Uusi työnhakija pääsee arviointiin",
    sv "En ny arbetssökande får en bedömning",
    en "A new jobseeker is assessed",
  },
  for_every "skills_assessed is no and working_age and jobseeker and arrival within last integration_period",
  recommends "initial_assessment",
  basis "Act 681/2023",
}

promise "trafficking_victims_are_assessed" {
  name {
    fi "Ihmiskaupan uhri pääsee arviointiin myös myöhemmin",
    sv "Offer för människohandel får en bedömning också senare",
    en "Victims of trafficking are assessed, also later",
  },
  for_every "skills_assessed is no and circumstances has trafficking_victim",
  recommends "initial_assessment",
  basis "Act 681/2023: the three years do not bind victims of trafficking who are reached later",
}

promise "whom_the_act_covers_is_assessed" {
  name {
    fi "Jokainen, jota laki koskee, pääsee arviointiin",
    sv "Alla som lagen gäller får en bedömning",
    en "Everyone whom the Act covers is assessed",
  },
  for_every "skills_assessed is no and integration_period_open and ((jobseeker and working_age) or assessed_by_municipality)",
  recommends "initial_assessment",
  basis "Good start in Ostrobothnia: the assessment is made for everyone whom the Act covers, as needed",
  basis "Act 1386/2010 (until 2024-12-31); Act 681/2023 (from 2025-01-01)",
}

promise "swedish_path_is_kept" {
  name {
    fi "Ruotsiksi kotoutuvaa ei ohjata suomenkieliseen koulutukseen",
    sv "Den som integreras på svenska hänvisas inte till utbildning på finska",
    en "Whoever integrates in Swedish is not sent to training in Finnish",
  },
  for_every "integration_language is swedish and nothing ongoing and nothing completed",
  never_recommends "integration_training",
  never_recommends "part_time_language_studies",
  never_recommends "work_and_language_model",
  basis "Good start in Ostrobothnia: the model works in Finnish and in Swedish, by the client's choice",
}

promise "nobody_leaves_the_programme_without_a_plan" {
  name {
    fi "Ohjelman jälkeen kukaan ei jää ilman suunnitelmaa",
    sv "Ingen blir utan plan efter programmet",
    en "Nobody leaves the programme without a plan",
  },
  for_every "second_phase and follow_up_plan is none of (recommended, in_force)",
  recommends "follow_up_plan", recommends "employment_plan",
  basis "Government report on integration, chapter 11.5.4",
}

promise "those_at_work_need_no_follow_up" {
  name {
    fi "Työssä oleva ei tarvitse jatkosuunnitelmaa",
    sv "Den som arbetar behöver ingen fortsättningsplan",
    en "Those at work need no follow-up plan",
  },
  for_every "employment is one of (employed, entrepreneur) and nothing ongoing and nothing completed",
  never_recommends "follow_up_plan",
  basis "Government report on integration, chapter 11.5.4",
}
