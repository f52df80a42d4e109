-- Words of this model beside the national ones.

-- The employer, or the newcomer, tells early; so the services can be ready on the day.
concept "arriving" {
  name { sv "Anländer snart eller har nyss anlänt", fi "Saapuu pian tai on juuri saapunut", en "Arrives soon or has just arrived" },
  when "arrival within next 6 months or arrival within last 3 months",
  basis "Good start in Ostrobothnia: the municipality hears early of those who are recruited",
  basis "How early, and for how long after, is assumed, not verified",
}

concept "first_time_in_finland" {
  name { sv "Första tiden i Finland", fi "Alkuvaihe Suomessa", en "The first time in Finland" },
  when "arrival within last 1 year or first_permit within last 1 year",
  basis "Good start in Ostrobothnia: first of all those in the early phase",
  basis "That the early phase is a year is assumed, not verified",
}
