-- Associations that take part in the model. They are open to whoever needs people or practice, at any time.

service "martat_course" {
  name { fi "Marttojen kurssi", sv "Martat: kurs för vardagen", en "Course of the Martha organisation" },
  summary {
    fi "Laitatte ruokaa, suunnittelette rahan käyttöä ja puhutte suomea yhdessä.",
    sv "Ni lagar mat, planerar ekonomin och talar finska tillsammans.",
    en "You cook, plan your money and speak Finnish together.",
  },
  because {
    fi "Arjen taidot ja kieli karttuvat, kun tehdään yhdessä.",
    sv "Vardagskunskaperna och språket växer när man gör saker tillsammans.",
    en "Everyday skills and the language grow when things are done together.",
  },
  kind "network",
  area "everyday_life", area "participation",
  provider "martat",
  entry (true), repeatable (true),
  when "support_needs has everyday_life or employment is at_home or self_reliance < manages or wishes has participation or obstacles has any of (weak_language, social_difficulties)",
  gives "takes_part becomes yes, self_reliance reaches needs_advice",
  takes "4-8 weeks",
  load (10),
  priority (52),
  delivered "group",
  basis "Monet polut: the Martha organisation takes part",
  basis "What the courses hold is from memory, not verified",
}

service "red_cross_support" {
  name { fi "Punaisen Ristin tuki", sv "Stöd av Röda Korset", en "Support of the Red Cross" },
  summary {
    fi "Vapaaehtoinen ystävä, kerho tai läksyapu. Et ole yksin uudella paikkakunnalla.",
    sv "En frivillig vän, en klubb eller läxhjälp. Du är inte ensam på en ny ort.",
    en "A volunteer friend, a club or help with homework. You are not alone in a new place.",
  },
  because {
    fi "Vapaaehtoiset auttavat alkuun ja tuovat uusia ihmisiä ympärillesi.",
    sv "De frivilliga hjälper dig att komma i gång och att lära känna nya människor.",
    en "Volunteers help you to begin and bring new people around you.",
  },
  kind "network",
  area "participation", area "arrival",
  provider "red_cross",
  entry (true), repeatable (true),
  when "circumstances has isolation or has_protection or residence_basis is asylum_seeker or self_reliance = needs_company or obstacles has social_difficulties",
  gives "takes_part becomes yes",
  takes "8-26 weeks",
  load (5),
  priority (56),
  delivered "personal", delivered "group",
  basis "Monet polut: the Finnish Red Cross takes part",
  basis "What it arranges in the region is from memory, not verified",
}
