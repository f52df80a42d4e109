-- A file that includes itself.
-- wanted: 3:10 read-circle
include "services"
