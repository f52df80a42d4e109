-- What Kanta-Häme changes in the national services. Every review shows these.

-- In Kanta-Häme Tavastia's own trainers teach: the national role gets its local name.
amend "service" "integration_training" {
  provider "tavastia_trainers",
  basis "Act 681/2023; national curriculum for integration training, 2022",
  basis "Monet polut: the integration trainers of Tavastia",
}

amend "service" "vocational_qualification" {
  provider "tavastia",
  basis "Government report on integration, chapter 11.5.4: basic vocational qualifications",
  basis "Monet polut: clients go on to upper-secondary schools of the region",
}

-- Learning difficulties are Kiipula's field.
amend "service" "preparatory_vocational_training" {
  provider "kiipula",
  basis "Government report on integration, chapter 11.5.4: preparatory training for vocational education",
  basis "Monet polut: Kiipula is the vocational special-needs institution of the region",
}
