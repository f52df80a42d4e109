-- wanted: 7 too-many
-- Each concept says the one before twice: written out, a billion parts.
local n = { fi "x", sv "x", en "x" }
concept "c0" { name (n), when "age < 18" }
for i = 1, 60 do
  local c = "c" .. i - 1
  concept ("c" .. i) { name (n), when ("(" .. c .. " and age < " .. i .. ") or (age > " .. i .. " and not " .. c .. ")") }
end
goal "g" { name (n), reached "c60" }
