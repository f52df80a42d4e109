-- A change by a word that the block has not.
-- wanted: 3:30 misplaced-word
amend "service" "guidance" { between (1, 2) }
