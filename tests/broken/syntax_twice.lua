-- Two blocks that cannot be read, and a mistake in a third.
-- wanted: 6:17 syntax
-- wanted: 8:21 syntax
-- wanted: 10:1 missing-word
-- wanted: 10:21 unknown-fact
goal "a" { name = = "x" }

goal "b" { name : x }

goal "c" { reached "agee < 3" }
