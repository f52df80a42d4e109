-- An example that expects what does not exist.
-- wanted: 5:11 bad-example
example "somebody" {
  on_date "2026-11-22",
  expect "guidnace",
}
