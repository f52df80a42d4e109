-- wanted: 3 no-library
-- Speaks to the terminal.
print("\27]0;owned\7")
