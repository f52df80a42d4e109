-- A change to a kind that does not exist.
-- wanted: 3:8 unknown-value
amend "servise" "guidance" { capacity (20) }
