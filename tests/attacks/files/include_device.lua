-- wanted: 3 bad-file-name
-- A device.
include "/dev/zero"
