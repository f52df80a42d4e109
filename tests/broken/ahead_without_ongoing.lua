-- Looking ahead to the end of what has ended.
-- wanted: 3:67 ahead-without-ongoing
transition "early" { from "guidance", to "training", by "office", ahead "8 weeks" }
