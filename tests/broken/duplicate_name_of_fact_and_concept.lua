-- A concept of a fact's name.
-- wanted: 3:10 duplicate-id
concept "age" { name { fi "Ikä", sv "Ålder", en "Age" }, when "jobseeker" }
