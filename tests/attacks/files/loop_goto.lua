-- wanted: 4 too-many-steps too-slow too-much-memory
-- goto and its label.
::again::
goto again
