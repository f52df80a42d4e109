-- A file outside the pack.
-- wanted: 3:10 bad-file-name
include "../base/facts"
