-- wanted: 3 bad-file-name
-- A file outside of the pack.
include "../shore/services"
