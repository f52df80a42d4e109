-- The crossing out of the programme and on: to the follow-up plan, the employment plan, and from there to
-- further education, support for employment, another service, or straight to work.

-- Into the follow-up plan. With only the programme's state known the start transitions hold; with the
-- training in the history, the later ones bring the deadline and the handover.

transition "jobseeker_to_follow_up" {
  from "start", to "follow_up_plan",
  when "jobseeker and programme is one of (ending, completed, interrupted)",
  by "employment_authority",
  because {
    fi "Olet työnhakija, joten siirtymästä vastaa viranomainen, joka auttaa työnhaussa.",
    sv "Du är arbetssökande, så den myndighet som hjälper dig att söka arbete ansvarar för övergången.",
    en "You are a jobseeker, so the authority that helps you to find work answers for the crossing.",
  },
  basis "Government report on integration, chapter 11.5.4",
}

transition "resident_to_follow_up" {
  from "start", to "follow_up_plan",
  when "jobseeker is no and programme is one of (ending, completed, interrupted)",
  by "municipality_services",
  because {
    fi "Kun et ole työnhakija, siirtymästä vastaa kunta.",
    sv "När du inte är arbetssökande ansvarar kommunen för övergången.",
    en "When you are not a jobseeker, the municipality answers for the crossing.",
  },
  basis "Government report on integration, chapter 11.5.4",
}

transition "training_to_follow_up_jobseeker" {
  from "integration_training", from "work_and_language_model", to "follow_up_plan",
  when "jobseeker and programme is not interrupted",
  by "employment_authority",
  within "follow_up_within",
  hands_over {
    fi "Kouluttajan jatkosuositus, saavutettu kielitaito ja tuen tarpeet.",
    sv "Utbildarens rekommendation, den uppnådda språknivån och behoven av stöd.",
    en "The trainer's recommendation, the level reached and the needs of support.",
  },
  reports_to "employment_authority",
  basis "Government report on integration, chapter 11.5.4",
}

transition "training_to_follow_up_resident" {
  from "integration_training", from "work_and_language_model", to "follow_up_plan",
  when "jobseeker is no and programme is not interrupted",
  by "municipality_services",
  within "follow_up_within",
  hands_over {
    fi "Kouluttajan jatkosuositus, saavutettu kielitaito ja tuen tarpeet.",
    sv "Utbildarens rekommendation, den uppnådda språknivån och behoven av stöd.",
    en "The trainer's recommendation, the level reached and the needs of support.",
  },
  reports_to "municipality_services",
  basis "Government report on integration, chapter 11.5.4",
}

transition "training_ends_soon_jobseeker" {
  from "integration_training", from "work_and_language_model", to "follow_up_plan",
  on "ongoing", ahead "follow_up_ahead",
  when "jobseeker",
  by "employment_authority",
  within "follow_up_within",
  hands_over {
    fi "Kouluttajan arvio siitä, millaista ohjausta tarvitaan koulutuksen jälkeen.",
    sv "Utbildarens bedömning av vilken handledning som behövs efter utbildningen.",
    en "The trainer's view of what guidance is needed after the training.",
  },
  reports_to "employment_authority",
  because {
    fi "Koulutuksesi päättyy pian. Jatkosta sovitaan ennen sitä.",
    sv "Din utbildning tar snart slut. Ni kommer överens om fortsättningen före det.",
    en "Your training ends soon. What comes next is agreed before that.",
  },
  basis "Government report on integration, chapter 11.5.4: a smooth crossing is secured by guidance",
}

transition "training_ends_soon_resident" {
  from "integration_training", from "work_and_language_model", to "follow_up_plan",
  on "ongoing", ahead "follow_up_ahead",
  when "jobseeker is no",
  by "municipality_services",
  within "follow_up_within",
  hands_over {
    fi "Kouluttajan arvio siitä, millaista ohjausta tarvitaan koulutuksen jälkeen.",
    sv "Utbildarens bedömning av vilken handledning som behövs efter utbildningen.",
    en "The trainer's view of what guidance is needed after the training.",
  },
  reports_to "municipality_services",
  because {
    fi "Koulutuksesi päättyy pian. Jatkosta sovitaan ennen sitä.",
    sv "Din utbildning tar snart slut. Ni kommer överens om fortsättningen före det.",
    en "Your training ends soon. What comes next is agreed before that.",
  },
  basis "Government report on integration, chapter 11.5.4: a smooth crossing is secured by guidance",
}

transition "training_interrupted" {
  from "integration_training", from "work_and_language_model", to "follow_up_plan",
  on "interrupted",
  when "programme is interrupted",
  by "integration_trainer",
  within "follow_up_within",
  hands_over {
    fi "Miksi koulutus keskeytyi ja mitä ehdittiin oppia.",
    sv "Varför utbildningen avbröts och vad du hann lära dig.",
    en "Why the training was broken off and what was learnt by then.",
  },
  because {
    fi "Koulutuksesi keskeytyi. Yhdessä etsitään uusi reitti.",
    sv "Din utbildning avbröts. Tillsammans hittar ni en ny väg.",
    en "Your training was broken off. Together you look for another way.",
  },
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

-- From the recommendation to the employment plan ----------------------------------------------

transition "follow_up_to_employment_plan" {
  from "follow_up_plan", to "employment_plan",
  when "jobseeker",
  by "employment_authority",
  within "follow_up_within",
  hands_over {
    fi "Jatkosuositus: tavoite, tarvittavat palvelut ja kielitaito.",
    sv "Rekommendationen: mål, tjänster som behövs och språkkunskaper.",
    en "The recommendation: the goal, the services needed and the language.",
  },
  because {
    fi "Työllistymissuunnitelma tehdään jatkosuosituksen pohjalta.",
    sv "Sysselsättningsplanen görs upp utifrån rekommendationen.",
    en "The employment plan is drawn up on the recommendation.",
  },
  basis "Government report on integration, chapter 11.5.4",
}

-- On to further education ------------------------------------------------------------------------

transition "follow_up_to_application" {
  from "follow_up_plan", from "employment_plan", to "study_application",
  by "vocational_institution",
  within "8 weeks",
  hands_over {
    fi "Toiveesi, kielitaitosi ja tuen tarpeesi, jos annat luvan.",
    sv "Dina önskemål, dina språkkunskaper och ditt behov av stöd, om du ger lov.",
    en "Your wishes, language and needs of support, if you allow it.",
  },
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

transition "follow_up_to_preparatory" {
  from "follow_up_plan", from "employment_plan", to "preparatory_vocational_training",
  by "vocational_institution",
  within "8 weeks",
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

transition "preparatory_to_qualification" {
  from "preparatory_vocational_training", from "study_application", to "vocational_qualification",
  by "vocational_institution",
  within "8 weeks",
  hands_over {
    fi "Osaamisesi ja se, millaista tukea opinnoissa tarvitset.",
    sv "Din kompetens och vilket stöd du behöver i studierna.",
    en "Your skills and the support that you need in your studies.",
  },
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

transition "simhe_to_qualification_training" {
  from "simhe_guidance", to "qualification_training",
  by "higher_education_institution",
  within "8 weeks",
  hands_over {
    fi "Selvitys tutkinnostasi ja siitä, mitä siitä puuttuu.",
    sv "Utredningen av din examen och vad som saknas i den.",
    en "What was found out on your degree and what it lacks.",
  },
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

transition "simhe_to_higher_education" {
  from "simhe_guidance", to "higher_education_studies",
  by "higher_education_institution",
  within "8 weeks",
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

-- On to support for employment ---------------------------------------------------------------------

transition "follow_up_to_work_trial" {
  from "follow_up_plan", from "employment_plan", to "work_trial",
  by "employment_authority",
  within "8 weeks",
  reports_to "employment_authority",
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

transition "follow_up_to_wage_subsidy" {
  from "employment_plan", from "work_trial", to "wage_subsidised_work",
  by "employment_authority",
  within "12 weeks",
  reports_to "employment_authority",
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

transition "follow_up_to_labour_training" {
  from "follow_up_plan", from "employment_plan", to "labour_market_training",
  by "employment_authority",
  within "12 weeks",
  reports_to "employment_authority",
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

-- On to another service -------------------------------------------------------------------------------

transition "follow_up_to_rehabilitative_work" {
  from "follow_up_plan", from "employment_plan", to "rehabilitative_work",
  by "employment_authority",
  within "8 weeks",
  hands_over {
    fi "Mikä vaikeuttaa etenemistä ja millainen tuki auttaa, jos annat luvan.",
    sv "Vad som bromsar dig och vilket stöd som hjälper, om du ger lov.",
    en "What makes it hard to move on and what support helps, if you allow it.",
  },
  reports_to "employment_authority",
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

transition "follow_up_to_rehabilitation" {
  from "follow_up_plan", from "rehabilitative_work", to "rehabilitation",
  by "wellbeing_county",
  within "8 weeks",
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

transition "follow_up_to_associations" {
  from "follow_up_plan", to "association_activity",
  when "jobseeker is no",
  by "municipality_services",
  within "8 weeks",
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

-- Straight to work ---------------------------------------------------------------------------------------

transition "plan_to_job_search" {
  from "follow_up_plan", from "employment_plan", from "work_trial", from "labour_market_training", to "job_search",
  by "employment_authority",
  within "4 weeks",
  hands_over {
    fi "Todistukset ja se, mihin työhön tähtäät.",
    sv "Intyg och vilket arbete du siktar på.",
    en "Certificates and the work that you aim at.",
  },
  reports_to "employment_authority",
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

transition "qualified_to_job_search" {
  from "vocational_qualification", from "higher_education_studies", to "job_search",
  by "vocational_institution",
  within "8 weeks",
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}

transition "simhe_to_fast_track" {
  from "simhe_guidance", from "qualification_training", to "fast_track_job_search",
  by "higher_education_institution",
  within "4 weeks",
  hands_over {
    fi "Selvitys osaamisestasi ja alasi työnantajista.",
    sv "Utredningen av din kompetens och arbetsgivare i din bransch.",
    en "What was found out on your skills, and the employers of your field.",
  },
  reports_to "employment_authority",
  because {
    fi "Osaamisesi on selvitetty. Voit hakea alasi työtä heti.",
    sv "Din kompetens är utredd. Du kan genast söka arbete i din bransch.",
    en "Your skills are known. You can look for work in your field at once.",
  },
  basis "Government report on integration, chapter 11.5.4: a smooth crossing onwards; its owner and its time are not verified",
}
