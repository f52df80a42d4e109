-- A whole region inside the services: the pack has one already.
-- wanted: 3:1 word-twice
region "second" { name { fi "A", sv "B", en "C" }, speaks "fi", municipality "091" }
