-- Two concepts that are each other.
-- wanted: 3:52 concept-circle
concept "early" { name { fi "A", sv "B", en "C" }, when "not late" }
concept "late" { name { fi "A", sv "B", en "C" }, when "not early" }
