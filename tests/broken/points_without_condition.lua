-- Points for nothing.
-- wanted: 6:3 missing-value
assessment "readiness" {
  name { fi "Valmius", sv "Beredskap", en "Readiness" }, by "office",
  item "jobseeker",
  points (2),
  grade (0, "not_yet"),
}
