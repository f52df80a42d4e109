-- wanted: region.lua:17 duplicate-id
-- The region's own fact once more.
number "age" { name { fi "x", sv "x", en "x" }, between (0, 1) }
