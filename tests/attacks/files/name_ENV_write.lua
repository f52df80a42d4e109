-- wanted: 3 equals-sign
-- A word is taken away.
_ENV.service = nil
