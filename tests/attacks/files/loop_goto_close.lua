-- wanted: 7 too-many-steps too-slow too-much-memory
-- A jump out of a block with closures, for ever.
::again::
do
  local kept = {}
  local f = function() return kept end
  goto again
end
