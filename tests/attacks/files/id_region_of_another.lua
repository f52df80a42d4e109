-- wanted: 3 word-twice
-- A pack that says it is another region.
region "shore" { name { fi "x", sv "x", en "x" }, speaks "fi", speaks "sv", speaks "en", municipality "901" }
