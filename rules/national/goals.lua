-- What a plan may lead to.

goal "work" {
  name { fi "Työ", sv "Arbete", en "Work" },
  reached "employment is one of (employed, entrepreneur)",
}

goal "education" {
  name { fi "Opiskelupaikka", sv "Studieplats", en "A study place" },
  reached "study_place",
}

goal "entrepreneurship" {
  name { fi "Oma yritys", sv "Eget företag", en "Own business" },
  reached "employment is entrepreneur",
}

goal "participation" {
  name {
    fi "Arki sujuu ja olet mukana yhteisössä",
    sv "Vardagen fungerar och du är med i en gemenskap",
    en "Daily life works and you belong to a community",
  },
  reached "takes_part and self_reliance >= manages",
}

goal "follow_up" {
  name {
    fi "Jatkosuunnitelma on voimassa",
    sv "Fortsättningsplanen är i kraft",
    en "A follow-up plan is in force",
  },
  reached "follow_up_plan is in_force",
}
