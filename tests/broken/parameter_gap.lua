-- A month without a value.
-- wanted: 5:3 parameter-gap
parameter "limit" {
  value { says "1 year", valid "to 2024-12-31", basis "Act" },
  value { says "6 months", valid "2025-02-01 on", basis "Act" },
}
