-- From the assessments on, on three tracks: studies, work, a business of one's own. The statement goes
-- along, and the employment authority hears where the client was guided.

-- To studies ------------------------------------------------------------------------------------

transition "statement_to_application" {
  from "vocational_skills_assessment", from "readiness_assessment", to "application_guidance",
  by "tavastia",
  within "4 weeks",
  hands_over {
    fi "Arvioinnin lausunto haastattelevalle opettajalle: mitä asiakas osaa ja millaista tukea hän tarvitsee. Vain asiakkaan luvalla.",
    sv "Bedömningens utlåtande till läraren som intervjuar: vad kunden kan och vilket stöd hen behöver. Bara med kundens lov.",
    en "The statement of the assessment, for the teacher who interviews: what the client can do and what support is needed. Only if the client allows.",
  },
  reports_to "employment_authority",
  because {
    fi "Lausunto tukee hakuasi.",
    sv "Utlåtandet stöder din ansökan.",
    en "The statement supports your application.",
  },
  basis "Monet polut: the statements support the application and tell the interviewing teacher",
}

transition "project_to_application" {
  from "monet_polut", to "application_guidance",
  by "kiipula",
  within "4 weeks",
  hands_over {
    fi "Mihin opintoihin asiakas tähtää, ja lausunto, jos se on tehty.",
    sv "Vilka studier kunden siktar på, och utlåtandet om det finns.",
    en "What studies the client aims at, and the statement, if there is one.",
  },
  reports_to "employment_authority",
  basis "Monet polut: guidance to apply for training is reported to the TE Office",
}

transition "application_to_studies" {
  from "application_guidance", to "vocational_qualification",
  by "other_schools",
  within "8 weeks",
  hands_over {
    fi "Lausunto ja sovittu tuki opintojen alkuun, jos asiakas antaa luvan.",
    sv "Utlåtandet och det avtalade stödet i början av studierna, om kunden ger lov.",
    en "The statement, and the support agreed on for the start, if the client allows.",
  },
  basis "Monet polut: clients went on to upper-secondary schools of the region",
}

transition "application_to_preparatory" {
  from "readiness_assessment", to "preparatory_vocational_training",
  by "kiipula",
  within "8 weeks",
  hands_over {
    fi "Lausunto valmiuksista ja tuen tarpeesta, jos asiakas antaa luvan.",
    sv "Utlåtandet om beredskapen och stödbehovet, om kunden ger lov.",
    en "The statement on readiness and support, if the client allows.",
  },
  basis "Monet polut: the statements tell the interviewing teacher of support needs",
}

-- To work ------------------------------------------------------------------------------------------

transition "project_to_job_search" {
  from "monet_polut", from "vocational_skills_assessment", from "company_placement", to "job_search_guidance",
  by "tavastia",
  within "4 weeks",
  hands_over {
    fi "Lausunto osaamisesta ja se, mitä työtä asiakas hakee.",
    sv "Utlåtandet om kompetensen och vilket arbete kunden söker.",
    en "The statement on skills, and what work the client looks for.",
  },
  reports_to "employment_authority",
  basis "Monet polut: guidance to look for work is reported to the TE Office",
}

transition "assessment_to_company" {
  from "vocational_skills_assessment", from "readiness_assessment", from "monet_polut", to "company_placement",
  by "employment_authority",
  within "8 weeks",
  hands_over {
    fi "Mitä asiakas osaa jo, ja mihin hän tarvitsee opastusta työpaikalla.",
    sv "Vad kunden redan kan och vad hen behöver handledning i på arbetsplatsen.",
    en "What the client can do already, and where guidance is needed at the workplace.",
  },
  reports_to "employment_authority",
  basis "Monet polut: companies offer practice and work trials",
}

-- To a business of one's own -------------------------------------------------------------------------

transition "project_to_entrepreneurship" {
  from "monet_polut", from "follow_up_plan", to "entrepreneurship_training",
  when "wishes has entrepreneurship",
  by "tavastia",
  within "8 weeks",
  reports_to "employment_authority",
  basis "Monet polut: training and education in entrepreneurship",
}

transition "project_to_cooperative" {
  from "monet_polut", from "entrepreneurship_training", to "cooperative_guidance",
  when "wishes has cooperative",
  by "kiipula",
  within "8 weeks",
  reports_to "employment_authority",
  basis "Monet polut: a co-operative is one way to employ oneself",
}

transition "entrepreneurship_to_grant" {
  from "entrepreneurship_training", from "cooperative_guidance", to "start_up_grant",
  by "tavastia",
  within "8 weeks",
  hands_over {
    fi "Yrityksen suunnitelma.",
    sv "Företagsplanen.",
    en "The plan of the business.",
  },
  basis "Monet polut: the threshold of becoming an entrepreneur is lowered",
}

-- To people ----------------------------------------------------------------------------------------------

transition "project_to_associations" {
  from "monet_polut", from "readiness_assessment", to "red_cross_support",
  by "kiipula",
  within "8 weeks",
  basis "Monet polut: the Finnish Red Cross takes part",
}
