-- No UTF-8.
goal "aÿþb" { }
