-- A loop makes the mistake three times: it is one finding.
-- wanted: 4:76 unknown-fact
for i = 1, 3 do
  goal ("goal_" .. i) { name { fi "Lepo", sv "Vila", en "Rest" }, reached "agee < 3" }
end
