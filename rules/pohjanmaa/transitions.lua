-- The crossings of the first time: from the notice of arrival to guidance, from the test to the
-- assessment, and from training to work or to other services.

transition "employer_announces" {
  from "start", to "arrival_services",
  when "recruited_from_abroad",
  by "municipality_services",
  hands_over {
    sv "Arbetsgivarens meddelande: hur många som kommer, när, till vilket arbete, med familj eller ensamma, och språk.",
    fi "Työnantajan ilmoitus: montako tulee, milloin, mihin työhön, perheen kanssa vai yksin, ja kieli.",
    en "The employer's notice: how many come, when, to what work, with families or alone, and languages.",
  },
  because {
    sv "Din arbetsgivare har meddelat kommunen att du kommer.",
    fi "Työnantajasi on kertonut kunnalle tulostasi.",
    en "Your employer has told the municipality that you are coming.",
  },
  basis "Good start in Ostrobothnia: municipalities hear in time of those who are recruited",
}

transition "arrival_to_guidance" {
  from "arrival_services", to "good_start_guidance",
  by "municipality_services",
  within "4 weeks",
  hands_over {
    sv "Vad som redan är ordnat, och vad som ännu är öppet.",
    fi "Mitä on jo järjestetty ja mitä on vielä auki.",
    en "What is arranged already, and what is still open.",
  },
  basis "Good start in Ostrobothnia: services right after entry, then the common guidance",
}

transition "arrival_to_test" {
  from "arrival_services", from "good_start_guidance", to "testipiste",
  by "municipality_services",
  within "8 weeks",
  hands_over {
    sv "På vilket språk kunden vill integreras.",
    fi "Millä kielellä asiakas haluaa kotoutua.",
    en "In which language the client wants to integrate.",
  },
  basis "Good start in Ostrobothnia: testipiste.eu supports the assessment",
}

transition "test_to_assessment" {
  from "testipiste", to "initial_assessment",
  when "integration_language is finnish",
  by "vamia",
  within "4 weeks",
  hands_over {
    sv "Nivån i finska och att den är testad vid Testipiste.",
    fi "Suomen taso ja se, että se on testattu Testipisteessä.",
    en "The level of Finnish, and that Testipiste tested it.",
  },
  reports_to "employment_authority",
  basis "Good start in Ostrobothnia: the test supports the assessment",
}

transition "guidance_to_units" {
  from "good_start_guidance", to "jakobstad_integration_unit",
  by "jakobstad_unit",
  within "4 weeks",
  hands_over {
    sv "Det som redan har retts ut om situationen.",
    fi "Se, mitä tilanteesta on jo selvitetty.",
    en "What is known of the situation already.",
  },
  basis "Good start in Ostrobothnia: the unit serves six municipalities",
}

transition "guidance_to_vaasa" {
  from "good_start_guidance", to "vaasa_integration_services",
  by "vaasa",
  within "4 weeks",
  hands_over {
    sv "Det som redan har retts ut om situationen.",
    fi "Se, mitä tilanteesta on jo selvitetty.",
    en "What is known of the situation already.",
  },
  basis "Good start in Ostrobothnia: network",
}

transition "units_to_youth_route" {
  from "jakobstad_integration_unit", from "vaasa_integration_services", from "good_start_guidance", to "youth_route",
  by "vamia",
  within "8 weeks",
  hands_over {
    sv "Vad den unga vill och vad som redan har prövats.",
    fi "Mitä nuori haluaa ja mitä on jo kokeiltu.",
    en "What the young person wants, and what has been tried.",
  },
  basis "Good start in Ostrobothnia: employment of the young",
}

-- From training to work, or to other services ---------------------------------------------------

transition "youth_route_to_apprenticeship" {
  from "youth_route", to "apprenticeship",
  by "vamia",
  within "8 weeks",
  hands_over {
    sv "Vilket arbete den unga har prövat och hur det gick.",
    fi "Mitä työtä nuori on kokeillut ja miten se sujui.",
    en "What work was tried, and how it went.",
  },
  reports_to "employment_authority",
  basis "Good start in Ostrobothnia: from training to work or to other services",
}

transition "youth_route_to_application" {
  from "youth_route", to "study_application",
  by "vamia",
  within "8 weeks",
  hands_over {
    sv "Vilken bransch som passar och vilket stöd som behövs.",
    fi "Mikä ala sopii ja millaista tukea tarvitaan.",
    en "Which field suits, and what support is needed.",
  },
  reports_to "employment_authority",
  basis "Good start in Ostrobothnia: from training to work or to other services",
}
