-- Line ends of three kinds.
goal "a" {  bogus "x",
}
