-- wanted: 3 unknown-word
-- Commands to a terminal in an id.
foo "\27[31m" { }
