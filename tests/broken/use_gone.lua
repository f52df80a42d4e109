-- A pack that is not there.
-- wanted: 3:6 no-such-file
use "nationl"
