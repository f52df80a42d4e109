-- Another pack beside the broken one.
use "broken"
goal "rest" { name { fi "Lepo", sv "Vila", en "Rest" }, reached "employment is employed" }
