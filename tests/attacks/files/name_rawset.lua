-- wanted: 3 no-library
-- Around the words' guards.
rawset(_G, "service", nil)
