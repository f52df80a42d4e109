-- The pack of Kanta-Häme: Monet polut työelämään, "many paths to working life". The model is about the
-- second phase of integration: integration training is behind, and there is no job and no study place yet.
-- It says who does what then, what is assessed, and on which of three tracks the client goes on.
-- What is the same everywhere comes from the national pack.

use "national"
include "facts"
include "actors"
include "actors_network"
include "services"
include "services_tracks"
include "services_community"
include "assessments"
include "transitions"
include "transitions_tracks"
include "amendments"
include "obstacles"
include "promises"
include "examples"
include "examples_assessments"
include "examples_paths"
include "examples_plans"

region "kanta-hame" {
  name { fi "Kanta-Häme", sv "Egentliga Tavastland", en "Kanta-Häme" },
  speaks "fi", speaks "sv", speaks "en",
  default_goal "work",
  time_zone "Europe/Helsinki",
  municipality "061",                             -- Forssa
  municipality "082",                             -- Hattula
  municipality "086",                             -- Hausjärvi
  municipality "103",                             -- Humppila
  municipality "109",                             -- Hämeenlinna
  municipality "165",                             -- Janakkala
  municipality "169",                             -- Jokioinen
  municipality "433",                             -- Loppi
  municipality "694",                             -- Riihimäki
  municipality "834",                             -- Tammela
  municipality "981",                             -- Ypäjä
  basis "Official municipality codes as of 2023-01-01, region 05",
}
