-- A region is nobody else's to change.
-- wanted: 3:8 unknown-value
amend "region" "base" { default_goal "work" }
