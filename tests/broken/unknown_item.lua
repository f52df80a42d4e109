-- An item that is no fact.
-- wanted: 5:9 unknown-fact
assessment "readiness" {
  name { fi "Valmius", sv "Beredskap", en "Readiness" }, by "office",
  item "jobseker",
  points (2, "jobseeker"),
  grade (0, "not_yet"), grade (2, "ready"),
}
