-- wanted: 3 no-library
-- The old name of load.
loadstring("while true do end")()
