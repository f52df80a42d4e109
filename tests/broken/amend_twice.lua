-- Two changes of one word.
-- wanted: 4:30 amend-twice
amend "service" "guidance" { capacity (20) }
amend "service" "guidance" { capacity (30) }
