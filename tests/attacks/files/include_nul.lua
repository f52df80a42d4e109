-- wanted: 3 bad-text
-- A name that ends before it ends.
include "attack\0/../../secret"
