﻿-- A mark too many.
