-- A day with two values.
-- wanted: 5:3 parameter-overlap
parameter "limit" {
  value { says "1 year", valid "to 2025-01-01", basis "Act" },
  value { says "6 months", valid "2025-01-01 on", basis "Act" },
}
