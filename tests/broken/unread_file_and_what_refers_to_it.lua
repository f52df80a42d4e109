-- What a file that is not there may declare is not told as unknown.
-- wanted: 3:10 no-such-file
include "clubs"

transition "guidance_to_club" { from "guidance", to "club", by "office" }
