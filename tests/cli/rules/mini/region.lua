-- A small region for the tests of the command line: one of each kind, nothing more.
include "facts"
include "services"
include "examples"

region "mini" {
  name { fi "Pikkula", sv "Lilleby", en "Smallham" },
  speaks "fi", speaks "sv", speaks "en",
  municipality "001",
  default_goal "work",
}

actor "town" {
  name { fi "Kaupungin neuvonta", sv "Stadens rådgivning", en "Town advice" },
  role "municipality",
}

actor "authority" {
  name { fi "Työvoimaviranomainen", sv "Arbetskraftsmyndigheten", en "Employment authority" },
  role "authority",
}

goal "work" { name { fi "Työ", sv "Arbete", en "Work" }, reached "employment is employed" }
