/* Findings about the shape of rule files and images: words, where they stand, and how packs hang
 * together. Rows of the table in codes.c. */

ERROR("missing-word", "The block needs a word that is not there.",
      "Add it. 'docs/words.md' says of each block what it needs.", "goal \"work\" { name { … } }",
      "goal \"work\" { name { … }, reached \"…\" }")
ERROR("unknown-word", "There is no such word here.",
      "Mind the spelling. 'docs/words.md' says of each block which words it may have.",
      "service \"x\" { proivder \"kao\" }", "service \"x\" { provider \"kao\" }")
ERROR("word-twice", "The word may stand only once in its block.", "Keep one of them.",
      "when \"consent\", when \"jobseeker\"", "when \"consent and jobseeker\"")
ERROR("wrong-type", "The word takes something else.",
      "The finding says what: a text in quotes, a number or true and false in brackets, or a block "
      "in braces.",
      "capacity \"80\"", "capacity (80)")
ERROR("bad-image", "The bytes are no image of a pack.",
      "Make the image anew from the rule files with 'polku image'.", NULL, NULL)
