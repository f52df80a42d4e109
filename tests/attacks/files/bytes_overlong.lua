-- A slash written too long.
include "..À¯secret"
