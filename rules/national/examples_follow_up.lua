-- What must come out at the end of the programme and after it.

-- S2-1: the programme has ended without work: a follow-up plan. S2-5: who owns it follows customership.
example "The programme is behind and there is no job: a follow-up plan" {
  on_date "2026-11-23",
  given "age = 38, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, follow_up_plan = none",
  expect_first "follow_up_plan",
}

example "A mother at home gets her follow-up plan from the municipality" {
  on_date "2026-11-23",
  given "age = 38, employment = at_home, jobseeker = no, study_place = no, programme = completed, follow_up_plan = none",
  expect_first "follow_up_plan",
  expect_state "employment_plan not_eligible",
}

example "Whoever found work needs no follow-up plan" {
  on_date "2026-11-23",
  given "age = 38, employment = employed, jobseeker = no, programme = completed, follow_up_plan = none",
  expect_state "follow_up_plan not_eligible",
}

example "A follow-up plan is due in either customership; the kind of plan after it is asked" {
  on_date "2026-11-23",
  given "age = 38, employment = unemployed, study_place = no, programme = completed, follow_up_plan = none, employment_plan = no",
  expect_first "follow_up_plan",
  expect_question "jobseeker",
}

-- Point of the model: the crossing is raised before the training ends.
example "Six weeks before the training ends the follow-up is raised" {
  on_date "2026-11-23",
  given "age = 38, employment = student, jobseeker = yes, programme = ongoing, follow_up_plan = none",
  history "integration_training ongoing 2026-02-02 2027-01-04",
  expect_first "follow_up_plan",
}

example "Half a year before the end it is too early" {
  on_date "2026-11-23",
  given "age = 38, employment = student, jobseeker = yes, programme = ongoing, follow_up_plan = none",
  history "integration_training ongoing 2026-08-10 2027-05-28",
  expect_state "follow_up_plan not_eligible",
}

example "A broken-off training leads to a new way" {
  on_date "2026-11-23",
  given "age = 24, employment = unemployed, jobseeker = yes, programme = interrupted, follow_up_plan = none",
  history "integration_training interrupted 2026-08-10 2026-11-02",
  expect "follow_up_plan",
}

-- S2-3 and S2-4: the recommendation carries into the employment plan of an employment service customer.
example "The recommendation becomes an employment plan" {
  on_date "2026-11-23",
  given "age = 38, employment = unemployed, jobseeker = yes, programme = completed, follow_up_plan = recommended, employment_plan = no",
  expect_first "employment_plan",
  expect_not "follow_up_plan",
  expect_state "follow_up_plan eligible",
}

example "Whoever is no customer of the employment services keeps to the follow-up plan" {
  on_date "2026-11-23",
  given "age = 38, employment = at_home, jobseeker = no, programme = completed, follow_up_plan = recommended, employment_plan = no",
  expect_first "follow_up_plan",
  expect_state "employment_plan not_eligible",
}

example "The follow-up plan hands over to the employment plan" {
  on_date "2026-11-23",
  given "age = 38, employment = unemployed, jobseeker = yes, programme = completed, employment_plan = no",
  history "follow_up_plan completed 2026-11-09 2026-11-16",
  expect_first "employment_plan",
}

-- S2-2: the next service is picked by goal and need. S2-13: towards education, support for employment,
-- another service, or straight to work.
example "To education: an occupation, with the language for it" {
  on_date "2026-11-23",
  given "age = 27, employment = unemployed, jobseeker = yes, programme = completed, follow_up_plan = in_force, employment_plan = yes, education = upper_secondary, study_place = no, finnish = B1.1, wishes = (vocational_studies)",
  expect "vocational_qualification",
  expect "study_application",
  expect_not "preparatory_vocational_training",
}

example "To education: first the preparatory training" {
  on_date "2026-11-23",
  given "age = 19, employment = unemployed, jobseeker = yes, programme = completed, employment_plan = yes, education = basic, study_place = no, finnish = A2.2, swedish = none, wishes = (vocational_studies), obstacles = (learning_difficulties)",
  expect "preparatory_vocational_training",
  expect_state "vocational_qualification not_eligible",
}

example "To education: a university" {
  on_date "2026-11-23",
  given "age = 23, employment = unemployed, jobseeker = yes, programme = completed, employment_plan = yes, education = upper_secondary, study_place = no, finnish = B2.1, language_test = yki, wishes = (higher_education)",
  expect "higher_education_studies",
  expect "study_application",
}

example "To education: qualification for a nurse with a foreign degree" {
  on_date "2026-11-23",
  given "age = 35, employment = unemployed, jobseeker = yes, education = higher, wants_same_field = yes, qualification_recognised = no, finnish = B1.1, employment_plan = yes, wishes = (work)",
  history "simhe_guidance completed 2026-09-01 2026-10-01",
  expect "qualification_training",
  expect "fast_track_job_search",
}

example "To support for employment: a work trial" {
  on_date "2026-11-23",
  given "age = 45, employment = unemployed, jobseeker = yes, programme = completed, employment_plan = yes, education = upper_secondary, finnish = A2.1, swedish = none, vocational_background = no, work_experience_in_finland = no",
  expect "work_trial",
  expect_state "job_search not_eligible",
}

example "To support for employment: a wage subsidy is asked for, never granted here" {
  on_date "2026-11-23",
  given "age = 24, employment = unemployed, jobseeker = yes, programme = completed, employment_plan = yes, education = basic, study_place = no, finnish = A2.1, swedish = none, vocational_background = no, work_experience_in_finland = yes, circumstances = (debt)",
  expect "wage_subsidised_work",
  expect_not "work_trial",
}

example "To support for employment: training that leads to work" {
  on_date "2026-11-23",
  given "age = 45, employment = unemployed, jobseeker = yes, programme = completed, employment_plan = yes, finnish = A2.2, vocational_background = no, wishes = (work)",
  expect "labour_market_training",
}

example "To another service: support first" {
  on_date "2026-11-23",
  given "age = 45, employment = unemployed, jobseeker = yes, programme = completed, employment_plan = no, authority_finds_need = yes, obstacles = (health)",
  expect "rehabilitative_work",
  expect "rehabilitation",
}

example "The authority's finding is asked of the authority, not computed" {
  on_date "2026-11-23",
  given "age = 45, employment = unemployed, jobseeker = yes, programme = completed, employment_plan = no, obstacles = (social_difficulties)",
  expect_state "rehabilitative_work possible",
  expect_question "authority_finds_need",
}

example "Straight to work" {
  on_date "2026-11-23",
  given "age = 45, employment = unemployed, jobseeker = yes, programme = completed, follow_up_plan = in_force, employment_plan = yes, finnish = B1.1, vocational_background = no, education = upper_secondary, wishes = (work)",
  expect_first "job_search",
}

example "Own business and both work and study" {
  on_date "2026-11-23",
  given "age = 31, employment = unemployed, jobseeker = yes, employment_plan = yes, finnish = B1.1, study_place = no, education = upper_secondary, wishes = (work, vocational_studies, entrepreneurship), work_experience_in_finland = yes",
  expect "start_up_grant",
  expect "apprenticeship",
  expect_not "vocational_qualification",
}

-- S2-14: a decision that is an authority's alone is asked for.
example "Study with unemployment benefit: ask the authority" {
  on_date "2026-11-23",
  given "age = 31, employment = unemployed, jobseeker = yes, study_place = yes, integration_plan = in_force, programme = ongoing",
  expect "self_motivated_study_decision",
}

example "Without a study place there is nothing to decide" {
  on_date "2026-11-23",
  given "age = 31, employment = unemployed, jobseeker = yes, study_place = no, integration_plan = in_force, programme = ongoing",
  expect_state "self_motivated_study_decision not_eligible",
}

-- What the country has no answer to is named.
example "A cook's certificate has no route of its own" {
  on_date "2026-11-23",
  given "age = 45, employment = unemployed, jobseeker = yes, education = upper_secondary, vocational_background = yes, wants_same_field = yes, qualification_recognised = no",
  expect_obstacle "no_recognition_route",
  expect_state "qualification_training not_eligible",
}

-- S2-1, S2-3 and S2-4 as a way: the plan's kind and what follows it.
example "The way of a jobseeker leads over the follow-up plan to the employment plan, and on to work" {
  on_date "2026-11-23",
  given "age = 38, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, follow_up_plan = none, employment_plan = no, finnish = A2.2",
  expect_plan "work: follow_up_plan > employment_plan > work_trial > job_search",
}

example "Whoever is no jobseeker has the follow-up plan alone" {
  on_date "2026-11-23",
  given "age = 38, employment = at_home, jobseeker = no, study_place = no, programme = completed, follow_up_plan = none, employment_plan = no, finnish = A2.2",
  expect_plan "follow_up: follow_up_plan",
}
