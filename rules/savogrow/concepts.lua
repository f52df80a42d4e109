-- Words of this model beside the national ones.

-- Those who come to a job are a group of their own: they have work from the first day, and little time.
concept "recruited_newcomer" {
  name {
    fi "Rekrytoitu uusi asukas", sv "Rekryterad ny invånare", en "Recruited new resident",
  },
  when "recruited_from_abroad and arrival within last 2 years",
  basis "SavoGrow, Kotoutumisstartti: new residents who came by international recruitment",
  basis "That one is new for two years is assumed, not verified",
}

-- Guidance takes someone by the hand as long as it is needed, and no longer.
concept "needs_a_hand" {
  name { fi "Tarvitsee apua alkuun", sv "Behöver hjälp att komma i gång", en "Needs help to begin" },
  when "self_reliance < manages",
  basis "SavoGrow, Kotoutumisstartti: help to begin; clients are encouraged to manage by themselves",
}
