-- What is given cannot be read.
-- wanted: 5:10 bad-example
example "somebody" {
  on_date "2026-11-22",
  given "age is 34",
  expect "guidance",
}
