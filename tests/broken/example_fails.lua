-- An example that does not hold.
-- wanted: 6:0 example-failed
example "somebody" {
  on_date "2026-11-22",
  given "age = 70, jobseeker = no, municipality = 091",
  expect "guidance",
}
