-- wanted: 3 concept-circle
-- Two concepts that are each other.
concept "a" { name { fi "x", sv "x", en "x" }, when "b" }
concept "b" { name { fi "x", sv "x", en "x" }, when "a" }
