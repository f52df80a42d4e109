-- No grade for those without points.
-- wanted: 7:3 grade-order
assessment "readiness" {
  name { fi "Valmius", sv "Beredskap", en "Readiness" }, by "office",
  item "jobseeker",
  points (2, "jobseeker"),
  grade (1, "started"), grade (2, "ready"),
}
