-- wanted: 4 too-many-steps too-slow too-much-memory
-- Two labels that send each other on.
::a::
goto b
::b::
goto a
