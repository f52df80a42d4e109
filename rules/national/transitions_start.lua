-- The first crossings: into the assessment, the plan and the first services, and between them. For a
-- registered jobseeker the employment authority owns a step, for everyone else the municipality does.

-- Into the assessment -----------------------------------------------------------------

transition "jobseeker_to_assessment" {
  from "start", to "initial_assessment",
  when "jobseeker",
  by "employment_authority",
  because {
    fi "Olet työnhakija, joten arvioinnin tekee viranomainen, joka auttaa työnhaussa.",
    sv "Du är arbetssökande, så bedömningen görs av den myndighet som hjälper dig att söka arbete.",
    en "You are a jobseeker, so the authority that helps you to find work makes the assessment.",
  },
  basis "Act 681/2023 (from 2025-01-01)",
}

transition "resident_to_assessment" {
  from "start", to "initial_assessment",
  when "jobseeker is no",
  by "municipality_services",
  because {
    fi "Kun et ole työnhakija, arvioinnin tekee kunta.",
    sv "När du inte är arbetssökande gör kommunen bedömningen.",
    en "When you are not a jobseeker, the municipality makes the assessment.",
  },
  basis "Act 681/2023 (from 2025-01-01)",
}

-- Into the integration plan -------------------------------------------------------------

transition "jobseeker_to_integration_plan" {
  from "start", to "integration_plan",
  when "jobseeker",
  by "employment_authority",
  basis "Act 681/2023 (from 2025-01-01)",
}

transition "resident_to_integration_plan" {
  from "start", to "integration_plan",
  when "jobseeker is no",
  by "municipality_services",
  basis "Act 681/2023 (from 2025-01-01)",
}

transition "assessed_jobseeker_to_plan" {
  from "initial_assessment", to "integration_plan",
  when "jobseeker",
  by "employment_authority",
  within "plan_starts_within",
  hands_over {
    fi "Arvioinnin tulokset: kielet, lukutaito, osaaminen, tavoitteet ja palvelujen tarve.",
    sv "Bedömningens resultat: språk, läskunnighet, kompetens, mål och behov av tjänster.",
    en "What the assessment found: languages, literacy, skills, goals and need of services.",
  },
  because {
    fi "Suunnitelma aloitetaan pian arvioinnin jälkeen.",
    sv "Planen påbörjas snart efter bedömningen.",
    en "The plan is begun soon after the assessment.",
  },
  basis "Act 1386/2010 (until 2024-12-31); Act 681/2023 (from 2025-01-01)",
}

transition "assessed_resident_to_plan" {
  from "initial_assessment", to "integration_plan",
  when "jobseeker is no",
  by "municipality_services",
  within "plan_starts_within",
  hands_over {
    fi "Arvioinnin tulokset: kielet, lukutaito, osaaminen, tavoitteet ja palvelujen tarve.",
    sv "Bedömningens resultat: språk, läskunnighet, kompetens, mål och behov av tjänster.",
    en "What the assessment found: languages, literacy, skills, goals and need of services.",
  },
  because {
    fi "Suunnitelma aloitetaan pian arvioinnin jälkeen.",
    sv "Planen påbörjas snart efter bedömningen.",
    en "The plan is begun soon after the assessment.",
  },
  basis "Act 1386/2010 (until 2024-12-31); Act 681/2023 (from 2025-01-01)",
}

-- From the plan into the first services ---------------------------------------------------

transition "jobseeker_to_training" {
  from "integration_plan", to "integration_training",
  when "jobseeker",
  by "employment_authority",
  within "referral_within",
  hands_over {
    fi "Suunnitelman tavoitteet ja kielitaidon lähtötaso.",
    sv "Planens mål och startnivån i språket.",
    en "The goals of the plan and the starting level of the language.",
  },
  reports_to "employment_authority",
  basis "Act 1386/2010, section 14 (until 2024-12-31); Act 681/2023 (from 2025-01-01)",
}

transition "resident_to_training" {
  from "integration_plan", to "integration_training",
  when "jobseeker is no",
  by "municipality_services",
  within "referral_within",
  hands_over {
    fi "Suunnitelman tavoitteet ja kielitaidon lähtötaso.",
    sv "Planens mål och startnivån i språket.",
    en "The goals of the plan and the starting level of the language.",
  },
  reports_to "municipality_services",
  basis "Act 1386/2010, section 14 (until 2024-12-31); Act 681/2023 (from 2025-01-01)",
}

transition "plan_to_work_and_language" {
  from "integration_plan", to "work_and_language_model",
  when "fast_track",
  by "employment_authority",
  within "referral_within",
  hands_over {
    fi "Ala, jolla jatkat, ja kielitaidon lähtötaso.",
    sv "Den bransch du fortsätter i och startnivån i språket.",
    en "The field you go on in and the starting level of the language.",
  },
  reports_to "employment_authority",
  basis "Government report on integration, chapter 11.5.4",
}

transition "plan_to_literacy" {
  from "integration_plan", to "literacy_training",
  by "municipality_services",
  within "referral_within",
  hands_over {
    fi "Tieto siitä, mitä kirjaimia luet ja millä kielellä.",
    sv "Uppgift om vilken skrift du läser och på vilket språk.",
    en "Which script you read, and in which language.",
  },
  basis "Act 681/2023, section 13",
}

transition "plan_to_orientation" {
  from "integration_plan", to "civic_orientation",
  by "municipality_services",
  within "referral_within",
  basis "Act 681/2023, section 13",
}

transition "literacy_to_training" {
  from "literacy_training", to "integration_training",
  by "integration_trainer",
  within "8 weeks",
  hands_over {
    fi "Mitä jo luet ja kirjoitat, ja millainen opetus sinulle sopii.",
    sv "Vad du redan läser och skriver och vilken undervisning som passar dig.",
    en "What you already read and write, and what teaching suits you.",
  },
  because {
    fi "Nyt luet latinalaisia kirjaimia, ja voit siirtyä kotoutumiskoulutukseen.",
    sv "Nu läser du latinska bokstäver och kan gå vidare till integrationsutbildningen.",
    en "You now read Latin letters and can go on to integration training.",
  },
  basis "Act 681/2023, section 13: literacy and integration training; the time between them is not verified",
}

-- From support to independence ---------------------------------------------------------------

transition "errands_to_everyday_guidance" {
  from "errand_support", to "everyday_life_guidance",
  by "wellbeing_county",
  within "4 weeks",
  hands_over {
    fi "Mitkä asiat hoidat jo itse ja missä tarvitset vielä neuvoa.",
    sv "Vilka ärenden du redan sköter själv och var du ännu behöver råd.",
    en "Which matters you handle already and where you still need advice.",
  },
  basis "Government report on integration, chapter 11.5.4: clear ways between social care and other guidance",
}

transition "social_work_to_guidance" {
  from "integration_social_work", to "social_guidance",
  by "wellbeing_county",
  within "4 weeks",
  hands_over {
    fi "Se, mistä on sovittu ja mikä jatkuu.",
    sv "Det som har avtalats och det som fortsätter.",
    en "What was agreed and what goes on.",
  },
  basis "Government report on integration, chapter 11.5.4: working chains of services",
}

transition "guidance_to_associations" {
  from "social_guidance", from "everyday_life_guidance", to "association_activity",
  by "municipality_services",
  within "8 weeks",
  because {
    fi "Arki sujuu. Nyt on hyvä aika tutustua ihmisiin.",
    sv "Vardagen fungerar. Nu är det en bra tid att lära känna människor.",
    en "Daily life works. Now is a good time to meet people.",
  },
  basis "Government report on integration, chapter 11.5.4: beside authorities and schools, associations",
}
