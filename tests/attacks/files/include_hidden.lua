-- wanted: 3 bad-file-name
-- A hidden file.
include ".secret"
