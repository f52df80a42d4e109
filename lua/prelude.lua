-- Turns what rule files say into elements.
-- It runs in the sandbox beside the rule files, before them, and is all they can reach: each word is a
-- function, each element a function too, so that nothing of an element can be read or changed. The
-- shape of elements is shape.lua's, `use` and `include` are packs.lua's, and what elements mean together
-- is the engine's.
-- A mistake is a finding, and reading goes on.
--
-- `host` are a few functions in C (host_words.c): where, type, count, keys, nearest, text, …

local master, host, shape_of, packs_of = ...
local type_of, where = host.type, host.where

local words, blocks = {}, {}
for i = 1, #master.words do words[master.words[i][1]] = master.words[i] end
for i = 1, #master.blocks do blocks[master.blocks[i][1]] = master.blocks[i] end

local word_names, file_words = {}, {}
for i = 1, #master.words do word_names[i] = master.words[i][1] end
for i = 1, #blocks.file.words do file_words[i] = blocks.file.words[i][1] end

local FINDINGS_MAX = 1000
local NOTHING = {} -- stands for nil among the values of an element

local elements = {} -- all of them, in the order of their making
local of_value = {} -- what rule files hold: function -> element, or { bare = word }
local findings = {}
local declared = {} -- the blocks of files, in order
local reading       -- the file that is being read

-- Findings ------------------------------------------------------------------------------------

-- `at` is an element, or { file, line, name } of something else; `arg` the value of the element that
-- is meant, `key` the name before a sign of equality inside the element.
local function find(code, at, message, arg)
  local finding = { code = code, at = at, message = message, arg = arg }
  if #findings < FINDINGS_MAX then findings[#findings + 1] = finding end
  if at.word then at.wrong = true end
  return finding
end

local function here(name)
  local file, line = where()
  return { file = file, line = line, name = name }
end

local function listed(names, joint)
  local text = ""
  for i = 1, #names do
    local between = i == 1 and "" or i == #names and " " .. joint .. " " or ", "
    text = text .. between .. "'" .. names[i] .. "'"
  end
  return text
end

local function with_hint(finding, hint)
  finding.hint = hint
  return finding
end

-- Elements ------------------------------------------------------------------------------------

local function stray(el, item)
  local kind = type_of(item)
  local shown = kind == "string" and ": \"" .. item .. "\"" or ""
  local finding = find("stray-value", el, "in '" .. el.word .. "' a value stands without a word" .. shown)
  if kind == "string" then finding.value = item end
  finding.hint = "each value follows its word, as in kind \"training\""
end

-- A word in a block of which nothing is said: `entry,`
local function bare(el, known)
  if known.unknown then
    known.unknown.at.inside = el
    known.unknown.nearest = host.nearest(known.name, word_names)
    return
  end
  local finding = find("missing-value", el, "'" .. known.bare .. "' says nothing")
  finding.name = known.bare
  finding.hint = "write " .. master.usage(words[known.bare])
end

local function body_add(el, item)
  local known = type_of(item) == "function" and of_value[item]
  if not known then
    stray(el, item)
  elseif known.bare or known.unknown and not known.word then
    bare(el, known)
  else
    known.used = true
    el.body[#el.body + 1] = known
  end
end

local function element(name, unknown, file, line)
  local el = { word = name, unknown = unknown, file = file, line = line, n = 0 }
  elements[#elements + 1] = el
  el.seq = #elements
  if unknown and not unknown.el then unknown.el = el end
  return el
end

local add

-- A word and its value as they are written; for a word that is none, or a block, how it is in general.
local function written(key, value)
  local kind = type_of(value)
  if kind == "string" then return key .. " \"" .. value .. "\"" end
  if kind == "number" then return key .. " (" .. value .. ")" end
  if kind == "boolean" then return key .. (value and " (true)" or " (false)") end
  return words[key] and master.usage(words[key]) or key .. ", then what it says"
end

-- `priority = 50` is taken for priority (50), after the finding.
local function body_key(el, key, value)
  local finding = find("equals-sign", el, "between '" .. key .. "' and its value stands no '='")
  finding.key = key
  finding.hint = "write " .. written(key, value)
  if not words[key] then return end
  local child = element(key, nil, el.file, el.line)
  child.used, child.wrong = true, true
  add(child, value)
  el.body[#el.body + 1] = child
end

local function body(el, list)
  local word = words[el.word]
  if word and not word.body then -- when { "…" }: told when the shape is checked
    el.braces = true
    for i = 1, #list do add(el, list[i]) end
    return
  end
  if el.body then
    with_hint(find("missing-comma", el, "after '" .. el.word .. "' a second block in braces stands"),
              "put a comma between two words, or join the two blocks")
    return
  end
  el.body = {}
  for i = 1, #list do
    if list[i] ~= nil then body_add(el, list[i]) end
  end
  local keys = host.keys(list)
  for i = 1, #keys do body_key(el, keys[i], list[keys[i]]) end
end

-- A word where a value belongs: kind (training), or name (fi "…").
local function value_of_word(el, known)
  if known.word then
    known.used = true
    if not el.body then  -- told once, however many words there are
      with_hint(find("wrong-type", el, "'" .. known.word .. "' stands in round brackets"),
                "words stand in braces: " .. el.word .. " { " .. known.word .. " … }")
    end
    el.body = el.body or {}
    el.body[#el.body + 1] = known
    return
  end
  local name = known.bare or known.name
  el.n = el.n + 1
  el[el.n] = name
  local finding = known.unknown or find("bare-value", el, "", el.n)
  finding.code = "bare-value"
  finding.message = "'" .. name .. "' needs quotes"
  finding.hint = "write " .. el.word .. " \"" .. name .. "\""
end

function add(el, value)
  local kind = type_of(value)
  if kind == "table" then
    body(el, value)
  elseif kind == "function" and of_value[value] then
    value_of_word(el, of_value[value])
  else
    el.n = el.n + 1
    if el.n <= 4 then el[el.n] = value == nil and NOTHING or value end
  end
end

local function add_all(el, n, a, b, c, d)
  if n >= 1 then add(el, a) end
  if n >= 2 then add(el, b) end
  if n >= 3 then add(el, c) end
  if n >= 4 then add(el, d) end
  if n > 4 then el.n = el.n + n - 4 end
end

local function make(name, unknown, ...)
  local el = element(name, unknown, where())
  local value
  function value(...)
    add_all(el, host.count(...), ...)
    return value
  end
  of_value[value] = el
  add_all(el, host.count(...), ...)
  return value
end

-- Names of rule files -------------------------------------------------------------------------

local word_values = {}
for i = 1, #word_names do
  local name = word_names[i]
  local function value(...) return make(name, nil, ...) end
  word_values[name] = value
  of_value[value] = { bare = name }
end

local libraries = {}
local names = {
  "assert", "collectgarbage", "coroutine", "debug", "dofile", "error", "getmetatable", "io", "ipairs",
  "load", "loadfile", "loadstring", "math", "next", "os", "package", "pairs", "pcall", "print",
  "rawequal", "rawget", "rawlen", "rawset", "require", "select", "setmetatable", "string", "table",
  "tonumber", "tostring", "type", "unpack", "utf8", "warn", "xpcall", "_G", "_VERSION",
}
for i = 1, #names do libraries[names[i]] = true end

local function no_library(name)
  with_hint(find("no-library", here(name), "'" .. name .. "' does not exist in rule files"),
            "of plain Lua there are local, for, while, if and function, and no library")
  return host.stop
end

local function unknown_name(name)
  local finding = find("unknown-word", here(name), "there is no word '" .. name .. "'")
  local function value(...) return make(name, finding, ...) end
  of_value[value] = { unknown = finding, name = name }
  return value
end

local assigned = {}

local function lookup(_, name)
  if type_of(name) ~= "string" then return nil end
  if word_values[name] then return word_values[name] end
  if assigned[name] ~= nil then return assigned[name] end
  if libraries[name] then return no_library(name) end
  return unknown_name(name)
end

local function assign(_, name, value)
  if type_of(name) ~= "string" then return end
  if words[name] then
    with_hint(find("equals-sign", here(name), "between '" .. name .. "' and its value stands no '='"),
              "write " .. written(name, value))
    return
  end
  assigned[name] = value
  with_hint(find("global-name", here(name), "'" .. name .. "' is set without 'local'"),
            "write local " .. name .. " = …")
end

-- What the host calls -------------------------------------------------------------------------

local shape = shape_of(master, host, {
  words = words, blocks = blocks, word_names = word_names, findings = findings, find = find,
  with_hint = with_hint, listed = listed, nothing = NOTHING,
})

local packs = packs_of(host, { find = find, with_hint = with_hint })

local checked = 0 -- elements whose file has been gone through
local regions = {}

local function declare(el, file)
  el.declared = true
  if el.word == "use" or el.word == "include" then
    shape.element(el)
    if el.bad then return end
    packs[el.word](el, file)
    return
  end
  shape.element(el)
  if el.word == "region" then
    if regions[file.pack] then
      find("word-twice", el, "the pack '" .. file.pack .. "' declares a second region")
      return
    end
    regions[file.pack] = true
  end
  if not el.bad then
    el.pack = file.pack
    declared[#declared + 1] = el
  end
end

-- Where Lua stopped, what stands alone was on its way into a block.
local function cut_short(el, file)
  return file.stopped and (not blocks.file.has[el.word] or words[el.word].body and not el.body)
end

local function top_level(el, file)
  if cut_short(el, file) then return end
  if el.unknown and not shape.resolve(el, file_words, "file") then return end
  if blocks.file.has[el.word] then
    declare(el, file)
  else
    shape.misplaced(el, nil)
  end
end

local main = {}

function main.start(pack)
  main.pack = pack
  packs.start(pack)
end

-- The next file to read: its pack and name.
function main.next()
  reading = packs.next()
  if reading then return reading.pack, reading.name end
  return nil
end

-- The file cannot be had.
function main.refused(code, message, hint)
  local at = reading.by or { file = 0, line = 0, path = reading.path .. ".lua" }
  with_hint(find(code, at, message, reading.by and 1), hint)
end

-- The file has been read: its elements that stand in no block are its declarations. Children of
-- blocks that were misplaced there come after, so the count is taken anew.
function main.finish()
  local n = #elements
  for i = checked + 1, n do
    if not elements[i].used then top_level(elements[i], reading) end
  end
  for i = checked + 1, n do
    local el = elements[i]
    if el.used == false and not el.declared and blocks.file.has[el.word] then declare(el, reading) end
  end
  checked = n
  assigned = {}
end

-- Lua stopped in this file. Where a name that does not exist was told of already, that is why.
function main.failed(file, line, message)
  reading.stopped = true
  for i = 1, #findings do
    local at = findings[i].at
    if at.file == file and at.line == line and (findings[i].code == "no-library" or findings[i].code == "unknown-word") then return end
  end
  find("program-stopped", { file = file, line = line }, message)
end

-- What the pack declares, and the packs that take part, this one last.
function main.declarations()
  local list = {}
  for i = 1, #declared do
    local el = declared[i]
    if el.pack == main.pack or el.word ~= "region" and el.word ~= "example" then list[#list + 1] = el end
  end
  return list, packs.order(main.pack)
end

main.lookup, main.assign, main.elements, main.findings = lookup, assign, elements, findings
main.file_words = file_words
return main
