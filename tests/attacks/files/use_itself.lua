-- wanted: 3 read-circle
-- The pack itself.
use "hostile"
