-- wanted: 3 read-circle
-- The file itself.
include "attack"
