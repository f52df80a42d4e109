region "second" {
  name { fi "Toinen", sv "Andra", en "Second" },
  speaks "fi", speaks "sv", speaks "en",
  municipality "205",
}
