-- wanted: 3 unknown-word
-- A loop of more turns than there is time for.
for i = 1, math_huge or 9223372036854775807 do end
