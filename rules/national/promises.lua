-- What must come out for every client that there can be, in every region that uses this pack.

-- No combination of residence basis, employment and age is left with basic information alone.
promise "nobody_is_left_out" {
  for_every "age in 0..120",
  recommends "association_activity",
  basis "Good start in Ostrobothnia: the model must reach every group, whatever the reason of entry",
}

promise "everyone_is_informed" {
  for_every "age in 0..120",
  recommends "basic_information",
  basis "POLKU guidance model: everyone who has moved in needs information on society",
  basis "Act 681/2023, section 10",
}

promise "new_jobseekers_are_assessed" {
  for_every "skills_assessed is no and working_age and jobseeker and arrival within last integration_period",
  recommends "initial_assessment",
  basis "Act 681/2023",
}

promise "trafficking_victims_are_assessed" {
  for_every "skills_assessed is no and circumstances has trafficking_victim",
  recommends "initial_assessment",
  basis "Act 681/2023: the three years do not bind victims of trafficking who are reached later",
}

promise "whom_the_act_covers_is_assessed" {
  for_every "skills_assessed is no and integration_period_open and ((jobseeker and working_age) or assessed_by_municipality)",
  recommends "initial_assessment",
  basis "Good start in Ostrobothnia: the assessment is made for everyone whom the Act covers, as needed",
  basis "Act 1386/2010 (until 2024-12-31); Act 681/2023 (from 2025-01-01)",
}

promise "swedish_path_is_kept" {
  for_every "integration_language is swedish and nothing ongoing and nothing completed",
  never_recommends "integration_training",
  never_recommends "part_time_language_studies",
  never_recommends "work_and_language_model",
  basis "Good start in Ostrobothnia: the model works in Finnish and in Swedish, by the client's choice",
}

promise "nobody_leaves_the_programme_without_a_plan" {
  for_every "second_phase and follow_up_plan is none of (recommended, in_force)",
  recommends "follow_up_plan", recommends "employment_plan",
  basis "Government report on integration, chapter 11.5.4",
}

promise "those_at_work_need_no_follow_up" {
  for_every "employment is one of (employed, entrepreneur) and nothing ongoing and nothing completed",
  never_recommends "follow_up_plan",
  basis "Government report on integration, chapter 11.5.4",
}
