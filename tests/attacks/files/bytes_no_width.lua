-- A letter without width.
goal "a​b" { }
