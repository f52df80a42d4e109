-- wanted: 3 too-many-steps too-slow too-much-memory
-- Counting down to the smallest number.
for i = 1, -9223372036854775808, -1 do end
