-- wanted: 4 too-many-steps too-slow too-much-memory
-- Lists in lists.
local t = {}
while true do t = { t, t } local u = { t } t = { u, t } end
