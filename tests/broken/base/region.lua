-- What every broken file stands on: a little of each kind, without a finding of its own.
include "facts"

region "base" {
  name { fi "Pohja", sv "Botten", en "Base" },
  speaks "fi", speaks "sv", speaks "en",
  municipality "091",
}
