-- wanted: 4 too-many-steps too-slow too-much-memory
-- A million declarations.
for i = 1, 1e6 do
  concept ("c" .. i) { name { fi "x", sv "x", en "x" }, when "age < 18" }
end
