-- A language that Polku does not speak, and one named twice.
-- wanted: region:7:24 unknown-value
-- wanted: region:7:37 named-twice
use "base"
region "broken" {
  name { fi "Rikki", sv "Trasig", en "Broken" },
  speaks "fi", speaks "de", speaks "fi",
  municipality "091",
}
