-- wanted: 4 program-stopped
-- No names at all.
_ENV = nil
service "a" { }
