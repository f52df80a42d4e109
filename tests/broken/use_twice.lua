-- A pack that is used twice.
-- wanted: 3:6 read-twice
use "base"
