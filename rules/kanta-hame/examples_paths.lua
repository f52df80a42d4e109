-- Three tracks beside each other, and the stops on them. S1-15: work, further education, entrepreneurship.

-- S1-15: the track to studies; S1-10: the authority is told of it.
example "To studies: the project guides to the application" {
  on_date "2018-03-05",
  given "age = 23, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, finnish = A2.2, swedish = none, readiness_assessed = yes, wishes = (vocational_studies)",
  history "integration_training completed 2017-02-06 2017-12-15",
  history "monet_polut completed 2018-01-08 2018-02-23",
  expect "application_guidance",
  expect_state "monet_polut completed",
}

example "To studies: from the application into the occupation" {
  on_date "2026-11-23",
  given "age = 23, municipality = 109, employment = student, jobseeker = no, finnish = B1.1, wishes = (vocational_studies)",
  history "application_guidance completed 2026-08-03 2026-10-09",
  expect "vocational_qualification",
  expect "student_community",
}

example "Without the basics of the language there is nothing to apply with yet" {
  on_date "2026-11-23",
  given "age = 23, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, finnish = A1.2, swedish = none, wishes = (vocational_studies)",
  expect_state "application_guidance not_eligible",
}

example "At fourteen one goes to school, and Red Cross clubs are open" {
  on_date "2026-11-23",
  given "age = 14, municipality = 109, employment = student, jobseeker = no, residence_basis = asylum_seeker, study_place = no, finnish = A2.2, wishes = (vocational_studies)",
  expect_state "application_guidance not_eligible",
  expect "red_cross_support",
}

-- The track to work.
example "To work: guidance in looking for a job, with a statement to show" {
  on_date "2018-03-05",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, finnish = A2.2, swedish = none, work_experience_in_finland = no, employment_plan = yes, wishes = (work)",
  history "integration_training completed 2017-02-06 2017-12-15",
  history "vocational_skills_assessment completed 2018-01-15 2018-01-19",
  history "monet_polut completed 2018-01-08 2018-02-23",
  expect "job_search_guidance",
  expect_state "job_search not_eligible",
  expect "company_placement",
}

example "To work: while the programme goes on the project's job search waits" {
  on_date "2018-03-05",
  given "age = 38, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, finnish = A2.2, programme = ongoing, integration_plan = in_force, wishes = (work)",
  expect_state "job_search_guidance not_eligible",
  expect "company_placement",
}

-- The track to a business of one's own, alone or with others.
example "To a business: training first, and the grant is asked for" {
  on_date "2026-11-23",
  given "age = 31, municipality = 694, employment = unemployed, jobseeker = yes, finnish = B1.1, wishes = (entrepreneurship)",
  expect "entrepreneurship_training",
  expect "start_up_grant",
}

example "To a business: a co-operative with others" {
  on_date "2026-11-23",
  given "age = 31, municipality = 834, employment = unemployed, jobseeker = yes, finnish = A2.1, wishes = (cooperative)",
  expect "cooperative_guidance",
  expect_state "entrepreneurship_training not_eligible",
}

example "An entrepreneur needs no training in becoming one" {
  on_date "2026-11-23",
  given "age = 31, municipality = 834, employment = entrepreneur, jobseeker = no, finnish = B1.1, wishes = (entrepreneurship, cooperative)",
  expect_state "entrepreneurship_training not_eligible",
  expect_state "cooperative_guidance not_eligible",
}

example "All three tracks at once, where all three are wished for" {
  on_date "2018-03-05",
  given "age = 31, municipality = 109, employment = unemployed, jobseeker = yes, study_place = no, programme = completed, finnish = A2.2, swedish = none, employment_plan = yes, wishes = (work, vocational_studies, entrepreneurship, cooperative), vocational_skills_assessed = yes, work_experience_in_finland = no",
  expect "job_search_guidance",
  expect "application_guidance",
  expect "entrepreneurship_training",
  expect "cooperative_guidance",
}

-- Daily life and people, beside every track.
example "A mother at home cooks and talks with others" {
  on_date "2026-11-23",
  given "age = 34, municipality = 103, residence_basis = family, employment = at_home, jobseeker = no, self_reliance = needs_advice, circumstances = (caring_for_children)",
  expect "martat_course",
  expect_state "red_cross_support not_eligible",
}

example "A refugee who manages alone finds a friend" {
  on_date "2026-11-23",
  given "age = 30, municipality = 086, residence_basis = international_protection, employment = student, jobseeker = no, self_reliance = manages, support_needs = ()",
  expect "red_cross_support",
  expect_state "martat_course not_eligible",
}

example "Whoever needs company is given it, by volunteers too" {
  on_date "2026-11-23",
  given "age = 61, municipality = 981, residence_basis = family, employment = outside_labour_force, jobseeker = no, self_reliance = needs_company, support_needs = (everyday_life), wishes = (participation)",
  expect "red_cross_support",
  expect "errand_support",
}
