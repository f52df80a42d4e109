-- wanted: 3 program-stopped
-- A pattern that takes for ever.
local s = ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"):find("a-a-a-a-a-a-a-b")
