-- A file that is not there.
-- wanted: 3:10 no-such-file
include "servces"
