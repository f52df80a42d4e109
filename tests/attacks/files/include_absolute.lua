-- wanted: 3 bad-file-name
-- A file of the system.
include "/etc/passwd"
