-- wanted: 3 bad-file-name
-- A pack outside of the rules.
use "../rules/shore"
