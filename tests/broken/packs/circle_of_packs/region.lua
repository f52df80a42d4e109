-- Two packs that use each other; what the other one declares is known all the same.
-- wanted: other/region:2:6 read-circle
use "base"
use "other"
region "broken" {
  name { fi "Rikki", sv "Trasig", en "Broken" },
  speaks "fi", speaks "sv", speaks "en",
  municipality "091",
  default_goal "rest",
}
