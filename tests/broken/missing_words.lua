-- All that is missing in a block is one finding.
-- wanted: 3:1 missing-word
service "club" {
  kind "network",
}
