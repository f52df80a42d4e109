-- An outcome of a grade that does not exist.
-- wanted: 8:17 unknown-grade
assessment "readiness" {
  name { fi "Valmius", sv "Beredskap", en "Readiness" }, by "office",
  item "jobseeker",
  points (2, "jobseeker"),
  grade (0, "not_yet"), grade (2, "ready"),
  outcome { at "redy", sets "consent becomes yes" },
}
