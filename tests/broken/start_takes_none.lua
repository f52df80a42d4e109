-- A way from the start with a deadline.
-- wanted: 3:64 start-takes-none
transition "begin" { from "start", to "training", by "office", within "4 weeks" }
