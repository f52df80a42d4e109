-- The highest grade stands first.
-- wanted: 7:3 grade-order
assessment "readiness" {
  name { fi "Valmius", sv "Beredskap", en "Readiness" }, by "office",
  item "jobseeker",
  points (2, "jobseeker"),
  grade (2, "ready"), grade (0, "not_yet"),
}
