-- A second region in another file of the pack.
-- wanted: other:1:1 word-twice
use "base"
include "other"
region "broken" {
  name { fi "Rikki", sv "Trasig", en "Broken" },
  speaks "fi", speaks "sv", speaks "en",
  municipality "091",
}
