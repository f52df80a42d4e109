-- wanted: 3 stray-value
-- Functions where words should stand.
service "a" { function() while true do end end }
