-- Networks stand beside services as equals: POLKU guides to both. Integration has two sides, so these are
-- places where newcomers and those who have long lived in Kainuu meet.

service "kainuu_networks" {
  name { fi "Kainuun verkostot", sv "Nätverk i Kajanaland", en "Networks of Kainuu" },
  summary {
    fi "Vertaisryhmiä, yhdistyksiä ja yhteisöjä lähellä sinua. Tutustut kainuulaisiin ja muihin muuttaneisiin.",
    sv "Kamratstödsgrupper, föreningar och gemenskaper nära dig. Du lär känna ortsbor och andra som har flyttat hit.",
    en "Peer groups, associations and communities near you. You meet local people and others who have moved here.",
  },
  because {
    fi "Ihmiset ympärilläsi ovat yhtä tärkeitä kuin palvelut.",
    sv "Människorna omkring dig är lika viktiga som tjänsterna.",
    en "The people around you matter as much as the services.",
  },
  kind "network",
  area "participation", area "everyday_life", area "arrival",
  provider "kainuu_partners",
  entry (true), repeatable (true),
  gives "takes_part becomes yes",
  takes "4-10 weeks",
  load (5),
  priority (60),
  prefer {
    points (25), when "circumstances has isolation or wishes has participation",
    because {
      fi "Toivot uusia ihmisiä ympärillesi.",
      sv "Du önskar dig nya människor omkring dig.",
      en "You wish for new people around you.",
    },
  },
  delivered "group",
  valid "2013-01-01 on",
  basis "POLKU guidance model: guidance to services and social networks",
}

service "kainuu_student_network" {
  name {
    fi "Monikulttuuristen opiskelijoiden verkosto",
    sv "Nätverk för mångkulturella studerande",
    en "Network of multicultural students",
  },
  summary {
    fi "Opiskelijat auttavat toisiaan opintojen alussa ja vapaa-ajalla.",
    sv "Studerande hjälper varandra i början av studierna och på fritiden.",
    en "Students help each other at the start of their studies and in their free time.",
  },
  because {
    fi "Opiskelet tai aloitat pian opinnot Kainuussa.",
    sv "Du studerar eller börjar snart studera i Kajanaland.",
    en "You study, or soon begin to study, in Kainuu.",
  },
  kind "network",
  area "education", area "participation",
  provider "kao",
  entry (true), repeatable (true),
  in_municipality "205",
  when "employment is student or study_place",
  gives "takes_part becomes yes",
  takes "8-16 weeks",
  load (5),
  priority (55),
  overlaps "student_groups",
  delivered "group",
  valid "2013-01-01 on",
  basis "Master's thesis on rolling out the guidance model in Kainuu, Theseus 10024/78175",
  basis "That the network meets today is not verified",
}
