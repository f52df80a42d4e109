-- Text that is shown the other way round.
goal "a‮" { }
