-- wanted: 4 program-stopped
-- What a word gives is altered.
local w = name { fi "x" }
w.word = "region"
