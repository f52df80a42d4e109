-- An example on no day.
-- wanted: 4:12 bad-date
example "somebody" {
  on_date "2026-22-11",
  expect "guidance",
}
