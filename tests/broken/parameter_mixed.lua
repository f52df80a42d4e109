-- A number, then a length of time.
-- wanted: 5:3 parameter-mixed
parameter "limit" {
  value { says (1), valid "to 2024-12-31", basis "Act" },
  value { says "6 months", valid "2025-01-01 on", basis "Act" },
}
