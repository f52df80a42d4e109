-- wanted: 3 no-library
-- Stops the collector.
collectgarbage("stop")
