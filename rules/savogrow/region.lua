-- The pack of the SavoGrow municipalities: Kotoutumisstartti, a start for newcomers in small places.
-- Guidance, alone or in a group, above all while other services have not begun or a client needs help to
-- begin; and the people of the place, who practise the language and civic skills with newcomers.
-- The whole municipality integrates: so there is material for employers and for municipal staff too.

use "national"
include "actors"
include "concepts"
include "services"
include "services_local"
include "services_staff"
include "transitions"
include "amendments"
include "obstacles"
include "events"
include "promises"
include "examples"
include "examples_local"
include "examples_plans"

region "savogrow" {
  name { fi "SavoGrow-kunnat", sv "SavoGrow-kommunerna", en "SavoGrow municipalities" },
  speaks "fi", speaks "sv", speaks "en",
  default_goal "work",
  time_zone "Europe/Helsinki",
  municipality "239",                             -- Keitele
  municipality "595",                             -- Pielavesi
  municipality "686",                             -- Rautalampi
  municipality "778",                             -- Suonenjoki
  municipality "844",                             -- Tervo
  municipality "921",                             -- Vesanto
  basis "Official municipality codes as of 2023-01-01, region 11",
  basis "Which municipalities belong to SavoGrow is from memory, not verified; the source names Rautalampi alone",
}
