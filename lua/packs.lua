-- Which files and packs are read: follows `include` and `use`. A file stays inside its pack, a pack is
-- a folder of the same rules folder, and nothing is read twice or in a circle. The host opens them and
-- looks at links; here are only names.

local host, shared = ...
local find, with_hint = shared.find, shared.with_hint
local packs = {}

local queue, next_in_queue = {}, 1
local files = {} -- by "pack/name": the file that included it, and the pack
local used_by = {} -- by name: what the pack uses

local function file_add(pack, name, from, by)
  local path = pack .. "/" .. name
  files[path] = { pack = pack, name = name, path = path, from = from, by = by }
  queue[#queue + 1] = files[path]
end

local function inside(path, file)
  while file do
    if file.path == path then return true end
    file = file.from
  end
  return false
end

function packs.include(el, file)
  local path = file.pack .. "/" .. el[1]
  if not host.file_name(el[1]) then
    with_hint(find("bad-file-name", el, "'" .. el[1] .. "' cannot name a file of this pack", 1),
              "a file is named without '.lua' and without a folder: include \"services\"")
  elseif not files[path] then
    file_add(file.pack, el[1], file, el)
  elseif inside(path, file) then
    find("read-circle", el, "'" .. el[1] .. "' is being read already: the files include each other in a circle", 1)
  else
    find("read-twice", el, "'" .. el[1] .. "' is included twice", 1)
  end
end

local function uses(pack, wanted)
  if pack == wanted then return true end
  for i = 1, #used_by[pack] do
    if uses(used_by[pack][i], wanted) then return true end
  end
  return false
end

local function has(list, name)
  for i = 1, #list do
    if list[i] == name then return true end
  end
  return false
end

function packs.use(el, file)
  local name = el[1]
  if not host.file_name(name) then
    with_hint(find("bad-file-name", el, "'" .. name .. "' cannot name a pack", 1),
              "a pack is a folder beside this one: use \"national\"")
  elseif used_by[name] and uses(name, file.pack) then
    find("read-circle", el, "the packs '" .. file.pack .. "' and '" .. name .. "' use each other in a circle", 1)
  elseif has(used_by[file.pack], name) then
    find("read-twice", el, "the pack '" .. name .. "' is used twice", 1)
  else
    used_by[file.pack][#used_by[file.pack] + 1] = name
    if not used_by[name] then
      used_by[name] = {}
      file_add(name, "region", nil, el)
    end
  end
end

function packs.start(pack)
  used_by[pack] = {}
  file_add(pack, "region", nil, nil)
end

function packs.next()
  next_in_queue = next_in_queue + 1
  return queue[next_in_queue - 1]
end

-- A pack stands after those that it uses; whatever the order of `use`, the list is the same.
local function order(pack, all, seen)
  local used = {}
  if seen[pack] then return end
  seen[pack] = true
  for i = 1, #used_by[pack] do used[used_by[pack][i]] = true end
  local names_used = host.keys(used)
  for i = 1, #names_used do order(names_used[i], all, seen) end
  all[#all + 1] = pack
end

function packs.order(pack)
  local all = {}
  order(pack, all, {})
  return all
end

return packs
