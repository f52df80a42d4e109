-- The pack of Ostrobothnia: En bra start i Österbotten, Hyvä alku Pohjanmaalla. One model for the first
-- time in Finland, in two languages, that reaches every group: those who came for work, family or studies,
-- refugees and asylum seekers; and first of all those who easily stay outside the services.
-- Swedish is the region's own language here, so it comes first in every text.

use "national"
include "actors"
include "actors_units"
include "concepts"
include "services"
include "services_swedish"
include "services_units"
include "transitions"
include "transitions_swedish"
include "amendments"
include "obstacles"
include "promises"
include "examples"
include "examples_swedish"
include "examples_groups"
include "examples_plans"

region "pohjanmaa" {
  name { sv "Österbotten", fi "Pohjanmaa", en "Ostrobothnia" },
  speaks "sv", speaks "fi", speaks "en",
  default_goal "work",
  time_zone "Europe/Helsinki",
  municipality "231",                             -- Kaskö, Kaskinen
  municipality "280",                             -- Korsnäs
  municipality "287",                             -- Kristinestad, Kristiinankaupunki
  municipality "288",                             -- Kronoby, Kruunupyy
  municipality "399",                             -- Laihela, Laihia
  municipality "440",                             -- Larsmo, Luoto
  municipality "475",                             -- Malax, Maalahti
  municipality "499",                             -- Korsholm, Mustasaari
  municipality "545",                             -- Närpes, Närpiö
  municipality "598",                             -- Jakobstad, Pietarsaari
  municipality "599",                             -- Pedersöre
  municipality "893",                             -- Nykarleby, Uusikaarlepyy
  municipality "905",                             -- Vasa, Vaasa
  municipality "946",                             -- Vörå, Vöyri
  basis "Official municipality codes as of 2023-01-01, region 15",
}
