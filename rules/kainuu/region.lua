-- The pack of Kainuu: the POLKU guidance model, made visible and usable. POLKU describes which services the
-- region has and which individual path an integrating client can build there, towards education and work.
-- What is the same everywhere comes from the national pack.

use "national"
include "actors"
include "services"
include "networks"
include "transitions"
include "amendments"
include "obstacles"
include "promises"
include "examples"
include "examples_paths"

region "kainuu" {
  name { fi "Kainuu", sv "Kajanaland", en "Kainuu" },
  speaks "fi", speaks "sv", speaks "en",
  default_goal "work",
  time_zone "Europe/Helsinki",
  municipality "105",                             -- Hyrynsalmi
  municipality "205",                             -- Kajaani
  municipality "290",                             -- Kuhmo
  municipality "578",                             -- Paltamo
  municipality "620",                             -- Puolanka
  municipality "697",                             -- Ristijärvi
  municipality "765",                             -- Sotkamo
  municipality "777",                             -- Suomussalmi
  basis "Official municipality codes as of 2023-01-01, region 18",
}
