-- What must come out of the national rules. The comment before an example names the capability it shows.
-- The way out of the programme has its own file: examples_follow_up.lua.

-- The introductory steps come first, with the deadline of the law.
example "A newly arrived jobseeker is assessed first" {
  on_date "2026-11-23",
  given "age = 30, arrival = 2026-11-02, employment = unemployed, jobseeker = yes, skills_assessed = no",
  expect_first "initial_assessment",
  expect "basic_information",
  expect "association_activity",
}

example "A woman at home with small children is assessed by the municipality" {
  on_date "2026-11-23",
  given "age = 34, arrival = 2026-06-01, residence_basis = family, employment = at_home, jobseeker = no, home_care_allowance = yes, skills_assessed = no, circumstances = (caring_for_children)",
  expect_first "initial_assessment",
  expect "leisure_activity",
  expect_not "job_search",
}

example "Whoever asks for it is assessed, jobseeker or not" {
  on_date "2026-11-23",
  given "age = 34, arrival = 2026-06-01, skills_assessed = no, requests_assessment = yes, residence_basis = work",
  expect_first "initial_assessment",
}

example "Whether she is a jobseeker is asked when it decides" {
  on_date "2026-11-23",
  given "age = 34, arrival = 2026-06-01, skills_assessed = no, employment = unemployed, residence_basis = work, social_assistance = no, home_care_allowance = no",
  expect_state "initial_assessment possible",
  expect_question "jobseeker",
}

example "After three years the assessment is closed" {
  on_date "2026-11-23",
  given "age = 40, arrival = 2021-03-01, first_permit = 2021-03-01, employment = unemployed, jobseeker = yes, skills_assessed = no",
  expect_state "initial_assessment not_eligible",
  expect "basic_information",
}

example "For a victim of trafficking the three years do not close the door" {
  on_date "2026-11-23",
  given "age = 28, arrival = 2021-03-01, first_permit = 2021-03-01, employment = unemployed, jobseeker = yes, skills_assessed = no, circumstances = (trafficking_victim)",
  expect_first "initial_assessment",
  expect "integration_social_work",
}

-- S2-11: the assessment hands over to the plan, the plan to the training.
example "After the assessment comes the plan" {
  on_date "2026-11-23",
  given "age = 30, arrival = 2026-09-01, employment = unemployed, jobseeker = yes, programme = not_started, integration_plan = none, civic_orientation = no",
  history "initial_assessment completed 2026-11-02 2026-11-16",
  expect_first "integration_plan",
  expect "civic_orientation",
  expect_not "initial_assessment",
}

example "A first plan is made anew after a year" {
  on_date "2027-12-01",
  given "age = 30, arrival = 2026-09-01, employment = at_home, jobseeker = no, skills_assessed = yes, programme = not_started",
  history "integration_plan completed 2026-11-16 2026-11-20",
  expect_first "integration_plan",
}

example "A plan of this year stays" {
  on_date "2027-06-01",
  given "age = 30, arrival = 2026-09-01, employment = at_home, jobseeker = no, skills_assessed = yes, programme = not_started",
  history "integration_plan completed 2026-11-16 2026-11-20",
  expect_state "integration_plan not_eligible",
}

example "With a plan and no Finnish, integration training comes first" {
  on_date "2026-11-23",
  given "age = 30, arrival = 2026-09-01, employment = unemployed, jobseeker = yes, programme = not_started, integration_language = finnish, finnish = none, literacy = latin_script, education = basic, vocational_background = no, civic_orientation = no, skills_assessed = yes",
  history "integration_plan completed 2026-11-16 2026-11-20",
  expect_first "integration_training",
  expect "civic_orientation",
  expect_not "part_time_language_studies",
}

example "Who does not read yet begins with literacy" {
  on_date "2026-11-23",
  given "age = 30, arrival = 2026-09-01, employment = unemployed, jobseeker = yes, programme = not_started, integration_language = finnish, finnish = A1.1, literacy = none, integration_plan = in_force",
  expect "literacy_training",
  expect_state "integration_training not_eligible",
}

example "Whose integration language is Swedish studies Swedish" {
  on_date "2026-11-23",
  given "age = 30, employment = unemployed, jobseeker = yes, integration_language = swedish, swedish = A1.1, literacy = latin_script, integration_plan = in_force, programme = not_started",
  expect "swedish_online_studies",
  expect_state "integration_training not_eligible",
}

-- S2-6: the programme is no closed list; services beside it are recommended with it.
example "Beside the training there are people and support" {
  on_date "2026-11-23",
  given "age = 26, employment = unemployed, jobseeker = yes, programme = ongoing, integration_plan = in_force, integration_language = finnish, finnish = A1.2, wishes = (participation), support_needs = (errands)",
  history "integration_training ongoing 2026-09-01 2027-06-15",
  expect "association_activity",
  expect "leisure_activity",
  expect "errand_support",
  expect_state "part_time_language_studies suppressed",
  expect_not "follow_up_plan",
}

-- S2-7: a fast track for those who are ready.
example "A highly educated client is guided by a university and moves on quickly" {
  on_date "2026-11-23",
  given "age = 36, employment = unemployed, jobseeker = yes, education = higher, wants_same_field = yes, qualification_recognised = no, integration_plan = in_force, programme = ongoing, integration_language = finnish, finnish = A2.1, wishes = (work)",
  expect "simhe_guidance",
  expect "professional_network",
  expect_not "fast_track_job_search",
  expect_question "vocational_skills_assessed",
}

example "Guided by the university, she looks for work in her field" {
  on_date "2026-11-23",
  given "age = 36, employment = unemployed, jobseeker = yes, education = higher, integration_plan = in_force, programme = ongoing, finnish = A2.1, swedish = none, work_experience_in_finland = no, wishes = (work)",
  history "simhe_guidance completed 2026-10-12 2026-11-13",
  expect "fast_track_job_search",
  expect_state "job_search not_eligible",
}

example "The same client without a degree has no fast track" {
  on_date "2026-11-23",
  given "age = 36, employment = unemployed, jobseeker = yes, education = upper_secondary, vocational_background = no, integration_plan = in_force, programme = ongoing, finnish = A2.1, swedish = none, work_experience_in_finland = no, wishes = (work)",
  expect_state "simhe_guidance not_eligible",
  expect_state "fast_track_job_search not_eligible",
  expect "work_trial",
}

-- S2-8: work and part-time language in one service.
example "Work and language together for a tradesman with some Finnish" {
  on_date "2026-11-23",
  given "age = 41, employment = unemployed, jobseeker = yes, education = upper_secondary, vocational_background = yes, wants_same_field = yes, integration_language = finnish, finnish = A2.1, literacy = latin_script, integration_plan = in_force, programme = not_started, wishes = (work)",
  expect_first "work_and_language_model",
  expect_not "integration_training",
  expect "work_trial",
}

example "Whoever works studies the language beside the job" {
  on_date "2026-11-23",
  given "age = 33, employment = employed, recruited_from_abroad = yes, residence_basis = work, jobseeker = no, integration_language = finnish, finnish = A1.1, literacy = latin_script",
  expect_first "part_time_language_studies",
  expect "professional_network",
  expect_obstacle "no_joint_funding",
}

-- S2-9: two services for one need are never recommended together.
example "Only one guides daily life, the other is its alternative" {
  on_date "2026-11-23",
  given "age = 45, employment = at_home, jobseeker = no, support_needs = (everyday_life), social_assistance = yes, self_reliance = needs_advice",
  expect "social_guidance",
  expect_not "everyday_life_guidance",
  expect_state "everyday_life_guidance eligible",
}

-- S2-10: social care and other municipal guidance are kept apart.
example "Digital skills are no matter of social care" {
  on_date "2026-11-23",
  given "age = 45, employment = employed, jobseeker = no, support_needs = (digital_skills), social_assistance = no, self_reliance = manages",
  expect "everyday_life_guidance",
  expect_state "social_guidance not_eligible",
  expect_state "integration_social_work not_eligible",
}

-- S2-12: associations, communities and mentors beside authorities and schools.
example "A mentor only with consent" {
  on_date "2026-11-23",
  given "age = 29, employment = unemployed, jobseeker = yes, wishes = (work), consent = yes",
  expect "mentoring",
}

example "A mentor is asked about, never imposed" {
  on_date "2026-11-23",
  given "age = 29, employment = unemployed, jobseeker = yes, wishes = (work)",
  expect_state "mentoring possible",
  expect_question "consent",
}

example "Without consent there is no mentor, and nothing else changes" {
  on_date "2026-11-23",
  given "age = 29, employment = unemployed, jobseeker = yes, wishes = (work), consent = no",
  expect_state "mentoring not_eligible",
  expect "association_activity",
}

example "A student finds the student community" {
  on_date "2026-11-23",
  given "age = 22, employment = student, jobseeker = no, residence_basis = study, study_place = yes",
  expect "student_community",
  expect_not "study_application",
}

-- Nobody is left out: the ends of age and status.
example "A retired returnee has somewhere to go" {
  on_date "2026-11-23",
  given "age = 71, employment = retired, residence_basis = returnee, jobseeker = no",
  expect "association_activity",
  expect "leisure_activity",
}

example "An asylum seeker is informed and welcome" {
  on_date "2026-11-23",
  given "age = 25, employment = outside_labour_force, residence_basis = asylum_seeker, jobseeker = no",
  expect "basic_information",
  expect "association_activity",
}

example "A child who came alone is assessed and supported" {
  on_date "2026-11-23",
  given "age = 15, arrival = 2026-08-01, employment = student, jobseeker = no, skills_assessed = no, circumstances = (unaccompanied_minor)",
  expect_first "initial_assessment",
  expect "integration_social_work",
}
