-- The crossings of the Swedish path. They mirror the Finnish ones of the national pack: the same owners,
-- deadlines and handovers.

transition "jobseeker_to_assessment_swedish" {
  from "start", to "initial_assessment_swedish",
  when "jobseeker",
  by "employment_authority",
  because {
    sv "Du är arbetssökande, så bedömningen görs av den myndighet som hjälper dig att söka arbete.",
    fi "Olet työnhakija, joten arvioinnin tekee viranomainen, joka auttaa työnhaussa.",
    en "You are a jobseeker, so the authority that helps you to find work makes the assessment.",
  },
  basis "Act 681/2023 (from 2025-01-01)",
}

transition "resident_to_assessment_swedish" {
  from "start", to "initial_assessment_swedish",
  when "jobseeker is no",
  by "municipality_services",
  because {
    sv "När du inte är arbetssökande gör kommunen bedömningen.",
    fi "Kun et ole työnhakija, arvioinnin tekee kunta.",
    en "When you are not a jobseeker, the municipality makes the assessment.",
  },
  basis "Act 681/2023 (from 2025-01-01)",
}

transition "test_to_assessment_swedish" {
  from "testipiste", to "initial_assessment_swedish",
  when "integration_language is swedish",
  by "vamia",
  within "4 weeks",
  hands_over {
    sv "Nivån i svenska och att den är testad vid Testipiste.",
    fi "Ruotsin taso ja se, että se on testattu Testipisteessä.",
    en "The level of Swedish, and that Testipiste tested it.",
  },
  reports_to "employment_authority",
  basis "Good start in Ostrobothnia: the test is made to suit work in Swedish",
}

transition "swedish_assessed_jobseeker_to_plan" {
  from "initial_assessment_swedish", to "integration_plan",
  when "jobseeker",
  by "employment_authority",
  within "plan_starts_within",
  hands_over {
    sv "Bedömningens resultat: språk, läskunnighet, kompetens, mål och behov av tjänster.",
    fi "Arvioinnin tulokset: kielet, lukutaito, osaaminen, tavoitteet ja palvelujen tarve.",
    en "What the assessment found: languages, literacy, skills, goals and need of services.",
  },
  basis "Act 1386/2010 (until 2024-12-31); Act 681/2023 (from 2025-01-01)",
}

transition "swedish_assessed_resident_to_plan" {
  from "initial_assessment_swedish", to "integration_plan",
  when "jobseeker is no",
  by "municipality_services",
  within "plan_starts_within",
  hands_over {
    sv "Bedömningens resultat: språk, läskunnighet, kompetens, mål och behov av tjänster.",
    fi "Arvioinnin tulokset: kielet, lukutaito, osaaminen, tavoitteet ja palvelujen tarve.",
    en "What the assessment found: languages, literacy, skills, goals and need of services.",
  },
  basis "Act 1386/2010 (until 2024-12-31); Act 681/2023 (from 2025-01-01)",
}

transition "plan_to_swedish_training" {
  from "integration_plan", to "integration_training_swedish",
  by "ya",
  within "referral_within",
  hands_over {
    sv "Planens mål och startnivån i svenska.",
    fi "Suunnitelman tavoitteet ja ruotsin lähtötaso.",
    en "The goals of the plan and the starting level of Swedish.",
  },
  reports_to "employment_authority", reports_to "municipality_services",
  basis "Act 1386/2010, section 14 (until 2024-12-31); Act 681/2023 (from 2025-01-01)",
}

transition "literacy_to_swedish_training" {
  from "literacy_training", to "integration_training_swedish",
  by "ya",
  within "8 weeks",
  hands_over {
    sv "Vad du redan läser och skriver och vilken undervisning som passar dig.",
    fi "Mitä jo luet ja kirjoitat, ja millainen opetus sinulle sopii.",
    en "What you already read and write, and what teaching suits you.",
  },
  basis "Good start in Ostrobothnia: the same way in both languages",
}

transition "swedish_training_ends_soon_jobseeker" {
  from "integration_training_swedish", to "follow_up_plan",
  on "ongoing", ahead "follow_up_ahead",
  when "jobseeker",
  by "employment_authority",
  within "follow_up_within",
  hands_over {
    sv "Utbildarens bedömning av vilken handledning som behövs efter utbildningen.",
    fi "Kouluttajan arvio siitä, millaista ohjausta tarvitaan koulutuksen jälkeen.",
    en "The trainer's view of what guidance is needed after the training.",
  },
  reports_to "employment_authority",
  because {
    sv "Din utbildning tar snart slut. Ni kommer överens om fortsättningen före det.",
    fi "Koulutuksesi päättyy pian. Jatkosta sovitaan ennen sitä.",
    en "Your training ends soon. What comes next is agreed before that.",
  },
  basis "Government report on integration, chapter 11.5.4",
}

transition "swedish_training_ends_soon_resident" {
  from "integration_training_swedish", to "follow_up_plan",
  on "ongoing", ahead "follow_up_ahead",
  when "jobseeker is no",
  by "municipality_services",
  within "follow_up_within",
  hands_over {
    sv "Utbildarens bedömning av vilken handledning som behövs efter utbildningen.",
    fi "Kouluttajan arvio siitä, millaista ohjausta tarvitaan koulutuksen jälkeen.",
    en "The trainer's view of what guidance is needed after the training.",
  },
  reports_to "municipality_services",
  basis "Government report on integration, chapter 11.5.4",
}

transition "swedish_training_to_follow_up_jobseeker" {
  from "integration_training_swedish", to "follow_up_plan",
  when "jobseeker and programme is not interrupted",
  by "employment_authority",
  within "follow_up_within",
  hands_over {
    sv "Utbildarens rekommendation, den uppnådda språknivån och behoven av stöd.",
    fi "Kouluttajan jatkosuositus, saavutettu kielitaito ja tuen tarpeet.",
    en "The trainer's recommendation, the level reached and the needs of support.",
  },
  reports_to "employment_authority",
  basis "Government report on integration, chapter 11.5.4",
}

transition "swedish_training_to_follow_up_resident" {
  from "integration_training_swedish", to "follow_up_plan",
  when "jobseeker is no and programme is not interrupted",
  by "municipality_services",
  within "follow_up_within",
  hands_over {
    sv "Utbildarens rekommendation, den uppnådda språknivån och behoven av stöd.",
    fi "Kouluttajan jatkosuositus, saavutettu kielitaito ja tuen tarpeet.",
    en "The trainer's recommendation, the level reached and the needs of support.",
  },
  reports_to "municipality_services",
  basis "Government report on integration, chapter 11.5.4",
}

transition "swedish_training_interrupted" {
  from "integration_training_swedish", to "follow_up_plan",
  on "interrupted",
  when "programme is interrupted",
  by "ya",
  within "follow_up_within",
  hands_over {
    sv "Varför utbildningen avbröts och vad du hann lära dig.",
    fi "Miksi koulutus keskeytyi ja mitä ehdittiin oppia.",
    en "Why the training was broken off and what was learnt by then.",
  },
  basis "Government report on integration, chapter 11.5.4",
}
