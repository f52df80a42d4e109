example "A newcomer has a talk first" {
  on_date "2026-11-23",
  given "municipality = 001, age = 30, employment = unemployed, finnish = none, arrival = 2026-11-02",
  expect_first "first_talk", expect "cafe", expect "information",
  expect_state "trial possible", expect_question "consent",
}

example "After the talk comes the course" {
  on_date "2026-11-23",
  given "municipality = 001, age = 30, employment = unemployed, finnish = A1.1",
  history "first_talk completed 2026-11-02 2026-11-16",
  expect "course", expect_not "first_talk",
}

example "At work there is no course in the evening" {
  on_date "2026-11-23",
  given "municipality = 001, age = 30, employment = employed, finnish = A1.1",
  expect_obstacle "no_evening_course",
}
