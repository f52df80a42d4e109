/* Findings about the shape of rule files and images: words, where they stand, and how packs hang
 * together. Rows of the table in codes.c. */

ERROR("bad-file-name", "This cannot name a file or a pack.",
      "A file is named without '.lua' and without its folder; a pack is a folder beside this one. "
      "Both are written in small letters, digits, '-' and '_', and stay inside the rules folder.",
      "include \"../national/facts\"", "use \"national\"")
ERROR("bad-image", "The bytes are no image of a pack.",
      "Make the image anew from the rule files with 'polku image'.", NULL, NULL)
ERROR(
    "bad-text", "The text holds something that nobody can read.",
    "Write it anew without the character that the finding names. A text has at most 32,768 bytes.",
    NULL, NULL)
ERROR("bare-value", "A value stands without quotes or brackets.",
      "Texts and names stand in quotes; numbers, true and false in round brackets.",
      "kind training", "kind \"training\"")
ERROR("equals-sign", "Between a word and what it says stands no sign of equality.",
      "Write the word, then its value.", "priority = 50", "priority (50)")
ERROR("file-refused", "The file cannot be taken into the pack.",
      "It must be a plain file inside the folder of its pack: links and folders are not followed. "
      "Mind its rights, too.",
      NULL, NULL)
ERROR("file-too-large", "The file has more than 256 KiB.", "Divide it, and include the parts.",
      NULL, NULL)
ERROR("global-name", "A name is set without 'local'.",
      "Write 'local' before it. Names of one file are not seen by another.", "limit = 25",
      "local limit = 25")
ERROR("hidden-character", "The file holds a character that cannot be seen.",
      "Delete it. Characters without width, or that turn the direction of writing, let a rule look "
      "different from what it says.",
      NULL, NULL)
ERROR("misplaced-word", "The word exists and cannot stand here.",
      "Put it into the block that the finding names. Often a bracket is missing before it.",
      "when \"age < 18\"", "concept \"minor\" { name { … }, when \"age < 18\" }")
ERROR("missing-bracket", "A bracket is not closed, or closes nothing.",
      "Look at the block that the finding points to. Editors show which bracket belongs to which.",
      "name { fi \"Polku\", kind \"service\"", "name { fi \"Polku\" }, kind \"service\"")
ERROR("missing-comma", "A comma is missing between two words.",
      "Put a comma behind what each word says.", "area \"work\" area \"education\"",
      "area \"work\", area \"education\"")
ERROR("missing-value", "The word does not say all that it has to.",
      "The finding shows how the word is written.", "between (0)", "between (0, 120)")
ERROR("missing-word", "The block needs a word that is not there.",
      "Add it. 'docs/words.md' says of each block what it needs.", "goal \"work\" { name { … } }",
      "goal \"work\" { name { … }, reached \"…\" }")
ERROR("no-library", "Rule files have no such function.",
      "Of plain Lua there are local, for, while, if and function. There is no library: a rule file "
      "declares, and does nothing.",
      "for i, code in ipairs(codes) do … end", "for i = 1, #codes do … end")
ERROR("no-such-file", "There is no file of this name in the pack, or no such pack.",
      "Mind the spelling, or make the file. A pack begins with its file region.lua.",
      "include \"servces\"", "include \"services\"")
ERROR("not-text", "The file is no text in UTF-8.",
      "Save it as UTF-8 in your editor. Compiled Lua is not read.", NULL, NULL)
ERROR("program-stopped", "Lua stopped while it ran the file.",
      "The finding says why. What the file declares after this line is not known, so mistakes "
      "there are told later.",
      "local limit = 25 + nil", "local limit = 25")
ERROR("read-circle", "Files include each other, or packs use each other, in a circle.",
      "Take one of them out of the circle.", NULL, NULL)
ERROR("read-twice", "The file is included twice, or the pack is used twice.",
      "Keep one of the two lines.", "include \"services\"\ninclude \"services\"",
      "include \"services\"")
ERROR("reader-stopped", "The process that reads rule files was stopped.",
      "Rule files are read in a process that may do nothing else, and the system ended it. When no "
      "file is made to break it, tell those who keep Polku, with the files.",
      NULL, NULL)
ERROR("stray-comma", "Between the blocks of a file stands no comma.",
      "Take it out: commas stand between the words inside a block.", "goal \"work\" { … },",
      "goal \"work\" { … }")
ERROR("stray-value", "A value stands without a word.",
      "Put the word before it that says what it means.", "service \"x\" { \"training\" }",
      "service \"x\" { kind \"training\" }")
ERROR("syntax", "This is not how a rule file is written.",
      "A rule file is a word, then what it says, then a comma. Look at the place and at what "
      "stands before it.",
      "kind = = \"training\"", "kind \"training\"")
ERROR("too-many-files",
      "The pack has more files than can be read: two thousand with those it uses.",
      "Divide the rules into fewer files, or look for a loop that includes ever more.", NULL, NULL)
WARNING("too-many-findings", "There are more findings than are shown.",
        "Mend those that are shown, and check again.", NULL, NULL)
ERROR("too-many-steps", "Reading the pack goes on without end.",
      "Look for a loop that never ends in the file.", "while true do end", NULL)
ERROR("too-much-memory", "Reading the pack needs too much memory.",
      "Look for a loop that makes ever more, or divide the pack.", NULL, NULL)
ERROR("too-slow", "Reading or checking the pack takes more than three seconds of processor time.",
      "Look for a loop in the file that the finding names, or for very long lines.", NULL, NULL)
ERROR("typographic-quote", "This quotation mark is a typographic one.",
      "Write the straight mark \". Word processors change it: use a text editor.",
      "kind ”training”", "kind \"training\"")
ERROR("unfinished-text", "A text has no end.",
      "Close it with a quotation mark on the same line. A mark inside a text is written \\\".",
      "fi \"Polku,", "fi \"Polku\",")
ERROR("unknown-word", "There is no such word here.",
      "Mind the spelling. 'docs/words.md' says of each block which words it may have.",
      "service \"x\" { proivder \"kao\" }", "service \"x\" { provider \"kao\" }")
ERROR("word-twice", "The word may stand only once in its block.", "Keep one of them.",
      "when \"consent\", when \"jobseeker\"", "when \"consent and jobseeker\"")
ERROR("wrong-type", "The word takes something else.",
      "The finding says what: a text in quotes, a number or true and false in brackets, or a block "
      "in braces.",
      "capacity \"80\"", "capacity (80)")
