-- Paths through Kainuu, one stop after the other: what comes next at each. S0-3: an individual path of
-- ordered steps, not a list of hits. S0-10: every step has an owner, and along a path there are several.

-- S0-3, S0-7: the education path of a young man who wants an occupation, as quickly as can be.
example "Education path, first stop: guidance" {
  on_date "2026-11-23",
  given "age = 20, municipality = 205, employment = unemployed, jobseeker = yes, skills_assessed = yes, education = basic, study_place = no, finnish = A2.1, wishes = (vocational_studies)",
  expect "polku_guidance",
  expect_state "polku_path_outline not_eligible",
  expect_state "kainuu_vocational_studies not_eligible",
}

example "Education path, second stop: the outline" {
  on_date "2026-11-23",
  given "age = 20, municipality = 205, employment = unemployed, jobseeker = yes, skills_assessed = yes, education = basic, study_place = no, finnish = A2.1, wishes = (vocational_studies)",
  history "polku_guidance completed 2026-11-02 2026-11-13",
  expect "polku_path_outline",
  expect_state "polku_guidance completed",
}

example "Education path, third stop: a study place" {
  on_date "2026-11-23",
  given "age = 20, municipality = 205, employment = unemployed, jobseeker = yes, skills_assessed = yes, education = basic, study_place = no, finnish = A2.1, swedish = none, wishes = (vocational_studies)",
  history "polku_guidance completed 2026-10-12 2026-10-23",
  history "polku_path_outline completed 2026-11-02 2026-11-13",
  expect "kainuu_vocational_studies",
  expect_state "study_application not_eligible",
}

example "Education path, fourth stop: the occupation and its people" {
  on_date "2027-08-16",
  given "age = 21, municipality = 205, employment = student, jobseeker = no, education = basic, finnish = B1.1, wishes = (vocational_studies)",
  history "kainuu_vocational_studies completed 2027-01-11 2027-03-19",
  expect "vocational_qualification",
  expect "kainuu_student_network",
  expect_not "kainuu_vocational_studies",
}

-- S0-7: of two ways to a study place the quicker one is recommended, the other is its alternative.
example "With enough Finnish both ways are open, the local one leads" {
  on_date "2026-11-23",
  given "age = 26, municipality = 290, employment = unemployed, jobseeker = yes, study_place = no, finnish = B1.1, education = upper_secondary, wishes = (vocational_studies)",
  history "polku_path_outline completed 2026-11-02 2026-11-13",
  expect "kainuu_vocational_studies",
  expect_not "study_application",
  expect_state "study_application eligible",
}

-- S0-10: the working-life path goes from hand to hand.
example "Working-life path: the authority plans" {
  on_date "2026-11-23",
  given "age = 37, municipality = 765, employment = unemployed, jobseeker = yes, arrival = 2026-09-01, integration_plan = none, programme = not_started, wishes = (work)",
  history "initial_assessment completed 2026-10-26 2026-11-13",
  expect_first "integration_plan",
  expect "polku_guidance",
}

example "Working-life path: the trainer teaches, and looks ahead" {
  on_date "2027-08-02",
  given "age = 37, municipality = 765, employment = student, jobseeker = yes, programme = ongoing, follow_up_plan = none, wishes = (work)",
  history "integration_training ongoing 2026-12-07 2027-09-10",
  expect_first "follow_up_plan",
}

example "Working-life path: the employer lets her try" {
  on_date "2027-11-01",
  given "age = 37, municipality = 765, employment = unemployed, jobseeker = yes, finnish = A2.2, swedish = none, work_experience_in_finland = no, wishes = (work)",
  history "integration_training completed 2026-12-07 2027-09-10",
  history "follow_up_plan completed 2027-09-13 2027-09-24",
  history "employment_plan completed 2027-10-04 2027-10-08",
  expect_first "work_trial",
  expect_state "job_search not_eligible",
}

example "Working-life path: the search for a job" {
  on_date "2028-02-01",
  given "age = 37, municipality = 765, employment = unemployed, jobseeker = yes, finnish = A2.2, swedish = none, wishes = (work)",
  history "integration_training completed 2026-12-07 2027-09-10",
  history "follow_up_plan completed 2027-09-13 2027-09-24",
  history "employment_plan completed 2027-10-04 2027-10-08",
  history "work_trial completed 2027-11-08 2028-01-14",
  expect_first "job_search",
}

-- The integration path of a mother who is no customer of the employment services.
example "Integration path: the municipality assesses" {
  on_date "2026-11-23",
  given "age = 28, municipality = 620, arrival = 2026-08-17, residence_basis = family, employment = at_home, jobseeker = no, skills_assessed = no, circumstances = (caring_for_children)",
  expect_first "initial_assessment",
  expect "leisure_activity",
  expect "kainuu_networks",
}

example "Integration path: errands first with company, then alone" {
  on_date "2026-11-23",
  given "age = 28, municipality = 205, residence_basis = family, employment = at_home, jobseeker = no, self_reliance = needs_advice, circumstances = (caring_for_children)",
  history "errand_support completed 2026-09-07 2026-11-06",
  expect "everyday_life_guidance",
  expect_state "social_guidance possible",
}

example "A highly educated engineer moves on quickly" {
  on_date "2026-11-23",
  given "age = 35, municipality = 205, employment = unemployed, jobseeker = yes, education = higher, integration_plan = in_force, programme = not_started, wants_same_field = yes, qualification_recognised = no, integration_language = finnish, finnish = A1.3, literacy = latin_script, wishes = (work)",
  history "simhe_guidance completed 2026-10-12 2026-11-13",
  expect "fast_track_job_search",
  expect "work_and_language_model",
  expect "professional_network",
}

-- The end of the programme, in every customership.
example "Programme completed, no job, no study place: a follow-up plan" {
  on_date "2026-11-23",
  given "age = 41, municipality = 105, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, follow_up_plan = none",
  expect_first "follow_up_plan",
}

example "Programme completed and employed: none" {
  on_date "2026-11-23",
  given "age = 41, municipality = 105, employment = employed, jobseeker = no, programme = completed, follow_up_plan = none",
  expect_state "follow_up_plan not_eligible",
}

-- The edges: where a path does not begin yet, and where it bends.
example "A boy of fourteen is not sent to an occupation" {
  on_date "2026-11-23",
  given "age = 14, municipality = 205, employment = student, jobseeker = no, integration_language = finnish, finnish = A1.2, literacy = latin_script, study_place = no, wishes = (vocational_studies)",
  history "polku_path_outline completed 2026-11-02 2026-11-13",
  expect_state "kainuu_vocational_studies not_eligible",
  expect_state "kajaani_language_training not_eligible",
  expect "kainuu_networks",
}

example "Without the basics of a language, the language comes before the studies" {
  on_date "2026-11-23",
  given "age = 20, municipality = 205, employment = unemployed, jobseeker = yes, integration_language = finnish, finnish = A1.2, swedish = none, literacy = latin_script, integration_plan = none, study_place = no, self_reliance = manages, wishes = (vocational_studies, language)",
  history "polku_path_outline completed 2026-11-02 2026-11-13",
  expect "kajaani_language_training",
  expect_state "kainuu_vocational_studies not_eligible",
}

example "Difficulties in learning are no reason to wait: there is support" {
  on_date "2026-11-23",
  given "age = 20, municipality = 205, employment = unemployed, jobseeker = yes, finnish = A2.2, study_place = no, obstacles = (learning_difficulties), support_needs = (learning_support), wishes = (vocational_studies)",
  history "kajaani_language_training completed 2026-05-04 2026-10-30",
  expect "kainuu_vocational_studies",
}
