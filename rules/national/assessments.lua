-- The initial assessment as a model: the same questions in every municipality. A region may vary it, but
-- only openly, with `amend`. More points mean more support at the start; a grade opens or closes nothing,
-- it tells the plan how closely the client should be accompanied.

assessment "initial_assessment" {
  name {
    fi "Osaamisen ja kotoutumisen palvelutarpeen arviointi",
    sv "Bedömning av kompetens och behov av integrationstjänster",
    en "Assessment of skills and need of integration services",
  },
  note {
    fi "Viranhaltija haastattelee kielellä, jota asiakas ymmärtää. Työnhakijan arvioi työvoimaviranomainen, muut kunta. Hyvinvointialue tulee mukaan pyynnöstä.",
    sv "En tjänsteinnehavare intervjuar på ett språk som kunden förstår. Arbetskraftsmyndigheten bedömer arbetssökande, kommunen andra. Välfärdsområdet deltar på begäran.",
    en "A public official interviews in a language that the client understands. The employment authority assesses jobseekers, the municipality everyone else. The wellbeing county joins on request.",
  },
  by "employment_authority",
  when "skills_assessed is no",
  -- Languages and reading
  item "literacy", item "finnish", item "swedish", item "language_test",
  -- Learning and work, and what the client hopes for
  item "education", item "vocational_background", item "wants_same_field",
  item "work_experience_in_finland", item "wishes",
  -- Life as it is
  item "employment", item "self_reliance", item "circumstances", item "obstacles", item "support_needs",
  points (3, "literacy < latin_script"),
  points (2, "finnish < A2.1 and swedish < A2.1"),
  points (1, "finnish < B1.1 and swedish < B1.1"),
  points (1, "education < upper_secondary"),
  points (1, "vocational_background is no"),
  points (1, "work_experience_in_finland is no"),
  points (2, "self_reliance = needs_company"),
  points (1, "self_reliance < manages"),
  points (2, "circumstances has any of (trauma, trafficking_victim, unaccompanied_minor, disability)"),
  points (1, "circumstances has any of (single_parent, isolation, debt, insecure_housing)"),
  points (2, "obstacles has any of (learning_difficulties, social_difficulties, health)"),
  points (1, "support_needs has any of (social_work, health_services)"),
  grade (0, "moves_on_quickly"),
  grade (4, "usual_path"),
  grade (9, "close_support"),
  outcome {
    at "moves_on_quickly",
    sets "skills_assessed becomes yes",
    statement {
      fi "Sinulla on hyvät edellytykset edetä nopeasti. Suunnitelmaan sovitaan kieltä ja suorin tie työhön tai opintoihin.",
      sv "Du har goda förutsättningar att gå snabbt framåt. I planen avtalas om språket och den rakaste vägen till arbete eller studier.",
      en "You are well placed to move on quickly. The plan agrees on language and on the straightest way to work or studies.",
    },
  },
  outcome {
    at "usual_path",
    sets "skills_assessed becomes yes",
    statement {
      fi "Suunnitelmaan sovitaan kielen opiskelua, tietoa yhteiskunnasta ja askelia kohti työtä tai opintoja.",
      sv "I planen avtalas om språkstudier, kunskap om samhället och steg mot arbete eller studier.",
      en "The plan agrees on language studies, on knowledge of society, and on steps towards work or studies.",
    },
  },
  outcome {
    at "close_support",
    sets "skills_assessed becomes yes, support_needs gains everyday_life",
    statement {
      fi "Etenet omaan tahtiin, ja joku kulkee rinnallasi. Suunnitelmaan sovitaan tukea arkeen kielen ja muiden palvelujen lisäksi.",
      sv "Du går framåt i din egen takt, och någon går bredvid dig. I planen avtalas om stöd i vardagen vid sidan av språk och andra tjänster.",
      en "You move on at your own pace, with someone beside you. The plan agrees on support in daily life beside language and other services.",
    },
  },
  basis "Act 681/2023: literacy, Finnish and Swedish, skills for learning, study and work, earlier education and experience, goals, life situation and other needs",
  basis "Act 1386/2010 (until 2024-12-31): initial interview and further measures",
  basis "Points and grades are Polku's own, not verified with the authorities",
}
