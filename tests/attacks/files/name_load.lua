-- wanted: 3 misplaced-word
-- Code from a text: load is a word here, of services.
load("while true do end")()
