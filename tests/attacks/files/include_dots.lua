-- wanted: 3 bad-file-name
-- Dots and more dots.
include "....//....//etc/passwd"
