-- wanted: 3 no-library
-- A library from anywhere.
local os = require "os"
