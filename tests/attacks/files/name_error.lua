-- wanted: 3 no-library
-- Stops with a value that is no text.
error({ {} })
