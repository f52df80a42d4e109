-- wanted: 3 no-library
-- Another file, around the pack.
dofile("/etc/passwd")
