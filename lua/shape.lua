-- Checks the shape of elements against words.lua: unknown words, words in the wrong block, missing
-- ones, too many, values of the wrong type. What is wrong is told once and left out of what goes on to
-- the engine, so that it is not told there again; an unknown word is taken for the nearest one.

local master, host, shared = ...
local words, blocks, word_names = shared.words, shared.blocks, shared.word_names
local findings, find, with_hint, listed = shared.findings, shared.find, shared.with_hint, shared.listed
local type_of = host.type

local TEXT_MAX = 32768

-- The shape of one element --------------------------------------------------------------------

local type_names = { string = "a text", number = "a number", boolean = "true or false", ["function"] = "a function" }
local wanted_names = {
  text = "a text in quotes", number = "a whole number in brackets", bool = "true or false in brackets",
  any = "(true), (3) or \"option\"", ["number or text"] = "a number in brackets or a text in quotes",
}

local function fits(value, wanted)
  local kind = type_of(value)
  if kind == "string" then return wanted == "text" or wanted == "any" or wanted == "number or text" end
  if kind == "number" then return wanted == "number" or wanted == "any" or wanted == "number or text" end
  return kind == "boolean" and (wanted == "bool" or wanted == "any")
end

local function check_text(el, i)
  local text = el[i]
  local problem = #text > TEXT_MAX and "is too long" or host.text(text)
  if problem then find("bad-text", el, "the text of '" .. el.word .. "' " .. problem, i) end
end

-- How the word is written; made only for findings, since it takes long.
local function usage(word, takes)
  return "write " .. master.usage(word, takes)
end

local function check_value(el, i, wanted, word, takes)
  local value = el[i]
  local given = value == shared.nothing and "nothing" or type_names[type_of(value)] or "something else"
  if not fits(value, wanted) then
    with_hint(find("wrong-type", el, "'" .. el.word .. "' takes " .. wanted_names[wanted] .. ", not " .. given, i),
              usage(word, takes))
  elseif type_of(value) == "string" then
    check_text(el, i)
  elseif type_of(value) == "number" then
    el[i] = host.integer(value)
    if el[i] == nil then
      el[i] = 0
      with_hint(find("wrong-type", el, "'" .. el.word .. "' takes a whole number", i), usage(word, takes))
    end
  end
end

local function check_count(el, word, takes)
  if el.braces then
    with_hint(find("wrong-type", el, "'" .. el.word .. "' takes no braces"), usage(word, takes))
  elseif #takes == 0 and el.n > 0 then
    with_hint(find("wrong-type", el, "'" .. el.word .. "' takes words in braces", 1), usage(word, takes))
  elseif el.n > #takes then
    with_hint(find("missing-comma", el, "'" .. el.word .. "' is followed by more than it takes", #takes + 1),
              "put a comma between two words; " .. el.word .. " is written " .. master.usage(word, takes))
  elseif el.n < #takes then
    with_hint(find("missing-value", el, "'" .. el.word .. "' does not say all it has to"), usage(word, takes))
  elseif word.body and not el.body then
    with_hint(find("missing-value", el, "'" .. el.word .. "' has no words in braces"), usage(word, takes))
  elseif el.body and not word.body then
    with_hint(find("wrong-type", el, "'" .. el.word .. "' takes no braces"), usage(word, takes))
  end
end

local check_body

-- A block as it is called in findings.
local function called(el)
  return el.word == "amend" and "amend \"" .. el[1] .. "\"" or el.word
end

local function amended(el)
  local block = el[1] ~= nil and blocks[el[1]]
  local word = block and words[el[1]]
  if word and block.common and el[1] ~= "region" and el[1] ~= "example" then return block end
  local kinds = {}
  for i = 1, #master.blocks do
    local name = master.blocks[i][1]
    if blocks[name].common and name ~= "region" and name ~= "example" then kinds[#kinds + 1] = name end
  end
  if type_of(el[1]) ~= "string" then return nil end
  local finding = find("unknown-value", el, "'" .. el[1] .. "' is no kind of block that can be amended", 1)
  finding.nearest, finding.allowed = host.nearest(el[1], kinds), kinds
  return nil
end

local function check_element(el, entry)
  local word = words[el.word]
  local takes = entry and entry.takes or word.takes or {}
  local before = el.wrong
  el.wrong = false
  check_count(el, word, takes)
  for i = 1, el.n <= #takes and el.n or #takes do
    check_value(el, i, master.kind_of[takes[i]].type, word, takes)
  end
  el.bad = el.wrong
  el.wrong = before or el.wrong
  if not el.body or not word.body then return end
  if word.body == "amended" then
    local block = amended(el)
    if block then check_body(el, block, true) end
    el.bad = el.bad or not block
  else
    if word.body ~= "block" and #el.body == 0 then
      with_hint(find("missing-value", el, "'" .. el.word .. "' has no text in its braces"), usage(word, takes))
      el.bad = true
    end
    check_body(el, word.body == "block" and blocks[el.word] or blocks[word.body], false)
  end
end

-- The words of one block ----------------------------------------------------------------------

local function block_words(block)
  local list = {}
  for i = 1, #block.all do list[i] = block.all[i][1] end
  return list
end

local function homes(name)
  local list = {}
  for i = 1, #master.blocks do
    if master.blocks[i].has[name] then list[#list + 1] = master.blocks[i][1] end
  end
  return list
end

local function home_hint(name)
  local list = homes(name)
  if list[1] == "file" then return "it stands by itself in a file: is a bracket missing before it?" end
  if #list > 4 then return "it stands inside a block, such as " .. listed({ list[1], list[2] }, "or") end
  return "it belongs in " .. listed(list, "or")
end

-- The word that an unknown one stands for, among those of the block; nil when none is near.
local function resolve(el, names_here, block_name)
  local finding = el.unknown
  if finding.code ~= "unknown-word" then return nil end
  local near = host.nearest(el.word, names_here)
  if block_name ~= "file" then
    finding.message = "'" .. block_name .. "' has no word '" .. el.word .. "'"
  end
  finding.nearest = finding.nearest or near or host.nearest(el.word, word_names)
  finding.allowed = names_here
  if near then
    el.written, el.word = el.word, near
  end
  return near
end

local function misplaced(el, parent)
  local place = parent and "in '" .. called(parent) .. "'" or "by itself in a file"
  with_hint(find("misplaced-word", el, "'" .. el.word .. "' cannot stand " .. place), home_hint(el.word))
end

-- Words that are there, though something is wrong with them; and how many unknown ones there are,
-- each of which may be the one that is missing.
local function told(el, seen)
  local unknown = 0
  for i = 1, #findings do
    local finding = findings[i]
    if finding.at.inside == el then unknown = unknown + 1 end
    if finding.at == el and finding.name then seen[finding.name] = true end
  end
  return unknown
end

local function lacks(block, seen)
  for i = 1, #block.all do
    local entry = block.all[i]
    if (entry[2] == "1" or entry[2] == "+") and not seen[entry[1]] then return true end
  end
  return false
end

local function missing(el, block, seen, unknown)
  if not lacks(block, seen) then return end
  local list, spare = {}, unknown + told(el, seen)
  for i = 1, #block.all do
    local entry = block.all[i]
    if (entry[2] == "1" or entry[2] == "+") and not seen[entry[1]] then list[#list + 1] = entry[1] end
  end
  if #list == 0 or #list <= spare then return end
  local name = type_of(el[1]) == "string" and el.word .. " \"" .. el[1] .. "\"" or el.word
  local finding = find("missing-word", el, "'" .. name .. "' needs " .. listed(list, "and"))
  finding.hint = "add " .. master.usage(words[list[1]], block.has[list[1]].takes)
end

local function once(entry)
  return entry[2] == "1" or entry[2] == "?"
end

-- Keeps of a child what the block may have; returns it, or nil.
local function check_child(parent, child, block, seen)
  local entry = block.has[child.word]
  if not entry then
    misplaced(child, parent)
    if blocks.file.has[child.word] then child.used = false end
    return nil
  end
  if seen[child.word] and once(entry) then
    find("word-twice", child, "'" .. child.word .. "' stands twice in '" .. called(parent) .. "'")
    return nil
  end
  seen[child.word] = true
  check_element(child, entry)
  return not child.bad and child or nil
end

function check_body(el, block, amending)
  local seen, kept, unknown = {}, {}, 0
  local names_here
  for i = 1, #el.body do
    local child = el.body[i]
    local known = true
    if child.unknown then
      names_here = names_here or block_words(block)
      known = resolve(child, names_here, called(el))
    end
    if known then
      kept[#kept + 1] = check_child(el, child, block, seen)
    else
      unknown = unknown + 1
    end
  end
  if not amending then missing(el, block, seen, unknown) end
  el.body = kept
end

return { element = check_element, resolve = resolve, misplaced = misplaced }
