-- The region's goal does not exist.
-- wanted: region:8:17 unknown-goal
use "base"
region "broken" {
  name { fi "Rikki", sv "Trasig", en "Broken" },
  speaks "fi", speaks "sv", speaks "en",
  municipality "091",
  default_goal "wrok",
}
