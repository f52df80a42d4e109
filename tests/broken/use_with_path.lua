-- A pack is no path.
-- wanted: 3:6 bad-file-name
use "rules/base"
