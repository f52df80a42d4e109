-- Makes from the table of words what others need of it, so that nobody keeps a second list:
--   lua/words_meta.lua      what editors (LuaLS) show and check in rule files
--   lua/words_std.lua       the names that luacheck lets rule files use
--   docs/words.md           the manual's list of all words
-- Run from the project's folder by `make words`; with --check it only says which are out of date.
-- Runs on any Lua from 5.1 on.

local master = dofile("lua/words.lua")
local files = {}

local function writer(path)
  local lines = {}
  files[#files + 1] = { path = path, lines = lines }
  return function(...) lines[#lines + 1] = table.concat({ ... }) end
end

local words, blocks = {}, {}
for _, word in ipairs(master.words) do words[word[1]] = word end
for _, block in ipairs(master.blocks) do blocks[block[1]] = block end

-- luacheck --------------------------------------------------------------------------------------

local put = writer("lua/words_std.lua")
put("-- Made by lua/generate.lua from lua/words.lua: what rule files may name.")
put("return {")
put("  read_globals = {")
for _, word in ipairs(master.words) do put('    "', word[1], '",') end
put("  },")
put("}")

-- What a word may take in any of its blocks: in one of them `points` has a condition, too.
local longest = {}
for _, block in ipairs(master.blocks) do
  for _, entry in ipairs(block.words) do
    local takes = entry.takes or words[entry[1]].takes or {}
    if not longest[entry[1]] or #takes > #longest[entry[1]] then longest[entry[1]] = takes end
  end
end

-- Editors ---------------------------------------------------------------------------------------

local lua_types = { text = "string", number = "integer", bool = "boolean", any = "string|integer|boolean",
  ["number or text"] = "string|integer" }

-- The type of one argument: the values that there are, or the Lua type.
local function type_of(kind)
  if not kind.values then return lua_types[kind.type] end
  local list = {}
  for i, value in ipairs(kind.values) do list[i] = "'\"" .. value .. "\"'" end
  return table.concat(list, "|")
end

local function argument_names(takes)
  local names, seen = {}, {}
  for i, kind in ipairs(takes) do
    seen[kind] = (seen[kind] or 0) + 1
    names[i] = seen[kind] > 1 and kind .. seen[kind] or kind
  end
  return names
end

put = writer("lua/words_meta.lua")
put("---@meta")
put("-- Made by lua/generate.lua from lua/words.lua: what LuaLS shows and checks in rule files.")
put("")
put("---@class element")
put("---@alias words element[]")
for _, word in ipairs(master.words) do
  local takes = longest[word[1]] or word.takes or {}
  local always = #(word.takes or {})
  local names = argument_names(takes)
  put("")
  put("---", word.says)
  put("---")
  put("---    ", master.usage(word))
  if #takes == 0 then
    put("---@param body words")
    put("---@return element")
    put("function ", word[1], "(body) end")
  else
    for i, kind in ipairs(takes) do
      put("---@param ", names[i], i > always and "?" or "", " ", type_of(master.kind_of[kind]), " ", master.kind_of[kind].says)
    end
    put("---@return ", word.body and "fun(body: words): element" or "element")
    put("function ", word[1], "(", table.concat(names, ", "), ") end")
  end
end

-- The manual ------------------------------------------------------------------------------------

local times = { ["1"] = "once", ["?"] = "at most once", ["+"] = "once or more", ["*"] = "any number" }

local function takes_said(word, takes)
  local list = {}
  for i, kind in ipairs(takes or word.takes or {}) do
    local known = master.kind_of[kind]
    list[i] = known.says
    if known.values then list[i] = list[i] .. ": `" .. table.concat(known.values, "` `") .. "`" end
  end
  return table.concat(list, "; ")
end

local function row(entry)
  local word = words[entry[1]]
  put("| `", master.usage(word, entry.takes), "` | ", times[entry[2]], " | ", word.says, " | ",
    takes_said(word, entry.takes), " |")
end

local function rows(entries)
  put("")
  put("| word | how often | what it says | what it takes |")
  put("|---|---|---|---|")
  for _, entry in ipairs(entries) do row(entry) end
end

local function has_word(entries, name)
  for _, entry in ipairs(entries) do
    if entry[1] == name then return true end
  end
  return false
end

put = writer("docs/words.md")
put("# All words")
put("")
put("Made by `make words` from `lua/words.lua`, the table that Polku checks rule files with.")
put("")
put("A rule file is a word, then what it says, then a comma. A text stands in quotes, a number, true and")
put("false in round brackets, further words in braces. *Once* means that the block needs the word.")
put("")
put("## In a file")
rows(blocks.file.words)
put("")
put("## In every block")
put("")
put("These may stand in each of the blocks below, but for `value`, `prefer` and `outcome`.")
rows(master.common)
put("")
put("## In every fact")
put("")
put("`number`, `yes_or_no`, `choice`, `choices`, `scale` and `date`.")
rows(master.fact)
put("")
put("## In a text")
rows(blocks.T.words)
put("")
put("`formerly` takes `valid`, too.")
for _, block in ipairs(master.blocks) do
  local name = block[1]
  if words[name] and words[name].body == "block" then
    local own = {}
    for _, entry in ipairs(block.words) do
      if not (block.fact and has_word(master.fact, entry[1])) then own[#own + 1] = entry end
    end
    put("")
    put("## `", name, "`")
    put("")
    put("`", master.usage(words[name]), "` is ", words[name].says, ".")
    if #own > 0 then rows(own) end
    if block.fact then
      put("")
      put("And the words of every fact.")
    end
  end
end
put("")
put("## `amend`")
put("")
put("`amend \"service\" \"work_trial\" { capacity (20) }` takes the words of that block; each replaces what the")
put("used pack says with it, and every review shows it.")
put("")
put("## What the quotes hold")
put("")
put("| it is | for example |")
put("|---|---|")
for _, kind in ipairs(master.kinds) do
  if kind.sample and kind.type == "text" then put("| ", kind.says, " | `\"", kind.sample, "\"` |") end
end

-- Writing ---------------------------------------------------------------------------------------

local function content(path)
  local file = io.open(path, "r")
  if not file then return nil end
  local text = file:read("*a")
  file:close()
  return text
end

local check = arg and arg[1] == "--check"
local old = 0
for _, file in ipairs(files) do
  local text = table.concat(file.lines, "\n") .. "\n"
  if content(file.path) ~= text then
    old = old + 1
    if check then
      io.stderr:write(file.path, " is out of date: run make words\n")
    else
      local out = assert(io.open(file.path, "w"))
      assert(out:write(text))
      assert(out:close())
      print(file.path)
    end
  end
end
if check and old > 0 then os.exit(1) end
