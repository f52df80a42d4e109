-- A fact that nothing uses.
-- wanted: 3:1 unused
yes_or_no "left_handed" { name { fi "Vasenkätinen", sv "Vänsterhänt", en "Left-handed" } }
