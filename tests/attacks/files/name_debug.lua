-- wanted: 3 no-library
-- The debugger sees everything.
debug.getregistry()
