-- A concept that nothing uses.
-- wanted: 3:1 unused
concept "grown" { name { fi "A", sv "B", en "C" }, when "age > 17" }
