-- A concept that nothing uses.
-- wanted: 3:0 unused
concept "grown" { name { fi "A", sv "B", en "C" }, when "age > 17" }
