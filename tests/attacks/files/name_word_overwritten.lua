-- wanted: 3 equals-sign
-- A word is overwritten.
service = function() end
