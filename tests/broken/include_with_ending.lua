-- A file is named without its ending.
-- wanted: 3:10 bad-file-name
include "facts.lua"
