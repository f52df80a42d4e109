-- All words of the rule language: what each takes, where it may stand and how often.
-- This table is the master. The checks of rule files, the editor's annotations, luacheck's globals
-- and the manual's word list (generate.lua) come from it; nothing else knows a word.
-- It is plain data, built without any library, since it is also read inside the sandbox.
--
--   kinds    what an argument may be: its Lua type, and for the manual what it says
--   words    each word: `takes` the kinds in brackets or quotes, `body` what stands in braces
--            ("T" texts, "block" the words of the block of its own name)
--   blocks   where words stand: each entry is a word and how often it may stand:
--            "1" once and needed, "?" at most once, "+" one or more, "*" any number

local kinds = {
  { kind = "id", type = "text", says = "a new name: small letters, digits and underscores" },
  { kind = "declared", type = "text", says = "the name of what is changed" },
  { kind = "text", type = "text", says = "free text" },
  { kind = "condition", type = "text", says = "a condition", sample = "age < 18" },
  { kind = "duration", type = "text", says = "a length of time or a parameter", sample = "8 weeks" },
  { kind = "deadline", type = "text", says = "a length of time of a date fact", sample = "2 months of arrival" },
  { kind = "dates", type = "text", says = "dates of validity", sample = "2025-01-01 on" },
  { kind = "day", type = "text", says = "a day", sample = "2026-11-22" },
  { kind = "effects", type = "text", says = "what is brought about", sample = "finnish reaches A2.2" },
  { kind = "given", type = "text", says = "facts and their values", sample = "age = 34" },
  { kind = "history", type = "text", says = "a service, its state and its days", sample = "work_trial completed 2026-09-01" },
  { kind = "state", type = "text", says = "a service and its state", sample = "work_trial possible" },
  { kind = "plan", type = "text", says = "services in the order of a plan", sample = "initial_assessment > work_trial" },
  { kind = "pack", type = "text", says = "a pack: a folder beside this one" },
  { kind = "file", type = "text", says = "a file of this pack, without '.lua'" },
  { kind = "block", type = "text", says = "the word of a block" },
  { kind = "zone", type = "text", says = "a time zone", sample = "Europe/Helsinki" },
  { kind = "municipality", type = "text", says = "an official code of three digits", sample = "205" },
  { kind = "group", type = "text", says = "a name that services share" },
  { kind = "actor", type = "text", says = "an actor" },
  { kind = "goal", type = "text", says = "a goal" },
  { kind = "service", type = "text", says = "a service" },
  { kind = "fact", type = "text", says = "a fact" },
  { kind = "obstacle", type = "text", says = "an obstacle" },
  { kind = "grade", type = "text", says = "a grade of the same assessment" },
  { kind = "language", type = "text", says = "a language", values = { "fi", "sv", "en" } },
  { kind = "role", type = "text", says = "a role", values = {
    "authority", "municipality", "education", "employer", "association", "health", "network", "project" } },
  { kind = "service_kind", type = "text", says = "a kind of service", values = {
    "training", "service", "network", "material", "event", "decision" } },
  { kind = "area", type = "text", says = "an area of life", values = {
    "arrival", "everyday_life", "language", "livelihood", "education", "work", "participation" } },
  { kind = "audience", type = "text", says = "for whom it is", values = {
    "client", "counsellor", "employer", "staff" } },
  { kind = "delivery", type = "text", says = "how it is given", values = { "personal", "group" } },
  { kind = "on", type = "text", says = "a state in the history", values = {
    "completed", "ongoing", "interrupted" } },
  { kind = "scope", type = "text", says = "whose matter it is", values = {
    "municipal", "regional", "national" } },
  { kind = "number", type = "number", says = "a whole number", sample = 20 },
  { kind = "bool", type = "bool", says = "true or false", sample = true },
  { kind = "value", type = "any", says = "a value of the fact: (true), (3) or \"option\"" },
  { kind = "threshold", type = "number or text", says = "a number in brackets, a length of time or a level in quotes" },
}

local words = {
  -- Packs and files
  { "use", takes = { "pack" }, says = "takes part in all that another pack declares, but for its region and its examples" },
  { "include", takes = { "file" }, says = "reads a further file of this pack" },
  { "region", takes = { "id" }, body = "block", says = "the region: its names, languages and municipalities" },
  { "speaks", takes = { "language" }, says = "a language in which every text must exist; the first is the region's own" },
  { "municipality", takes = { "municipality" }, says = "a municipality of the region, by its official code" },
  { "time_zone", takes = { "zone" }, says = "where the region's day begins; Europe/Helsinki when left out" },
  { "default_goal", takes = { "goal" }, says = "the goal of plans when a request names none" },
  -- Every block
  { "name", body = "T", says = "what it is called" },
  { "note", body = "T", says = "what counsellors should know; clients do not see it" },
  { "basis", takes = { "text" }, says = "what the rule rests on: an Act, a decision, a practice" },
  { "valid", takes = { "dates" }, says = "the days on which it holds; always when left out" },
  { "fi", takes = { "text" }, says = "the text in Finnish" },
  { "sv", takes = { "text" }, says = "the text in Swedish" },
  { "en", takes = { "text" }, says = "the text in English" },
  -- Facts
  { "number", takes = { "id" }, body = "block", says = "a fact that is a whole number" },
  { "yes_or_no", takes = { "id" }, body = "block", says = "a fact that is true or not" },
  { "choice", takes = { "id" }, body = "block", says = "a fact with one of several options" },
  { "choices", takes = { "id" }, body = "block", says = "a fact with any number of options" },
  { "scale", takes = { "id" }, body = "block", says = "a fact with levels, the lowest first" },
  { "date", takes = { "id" }, body = "block", says = "a fact that is a day" },
  { "asks", body = "T", says = "the question that finds it out" },
  { "stated_by", takes = { "actor" }, says = "who finds it out; the question goes to that actor" },
  { "sensitive", takes = { "bool" }, says = "kept out of logs, events and counts" },
  { "statistics_only", takes = { "bool" }, says = "no condition may use it" },
  { "default", takes = { "value" }, says = "its value when nothing is known" },
  { "between", takes = { "number", "number" }, says = "the smallest and the largest value" },
  { "option", takes = { "id" }, body = "T", says = "one of the values, and its name" },
  { "level", takes = { "id" }, body = "T", says = "one of the levels, and its name" },
  -- Vocabulary
  { "concept", takes = { "id" }, body = "block", says = "a named condition" },
  { "when", takes = { "condition" }, says = "the condition under which it holds" },
  { "risk", takes = { "bool" }, says = "reported as a risk when it is true" },
  { "parameter", takes = { "id" }, body = "block", says = "a threshold that the law or practice sets and changes" },
  { "value", body = "block", says = "what the parameter is in some years" },
  { "says", takes = { "threshold" }, says = "the value: a length of time, a level or a number" },
  { "actor", takes = { "id" }, body = "block", says = "who does something" },
  { "formerly", body = "former", says = "a name of earlier years, with the dates in which it held" },
  { "role", takes = { "role" }, says = "what kind of actor it is" },
  { "expertise", body = "T", says = "what the actor knows, said for clients and new colleagues" },
  { "task", body = "T", says = "what the actor does" },
  { "partner", takes = { "actor" }, says = "an actor that it works with" },
  { "in_municipality", takes = { "municipality" }, says = "where it is; everywhere in the region when left out" },
  { "link", body = "T", says = "a web address" },
  { "goal", takes = { "id" }, body = "block", says = "what a plan may lead to" },
  { "reached", takes = { "condition" }, says = "when the goal is reached" },
  -- Services
  { "service", takes = { "id" }, body = "block", says = "what may be recommended" },
  { "kind", takes = { "service_kind" }, says = "what kind of service it is" },
  { "area", takes = { "area" }, says = "an area of life that it helps in" },
  { "provider", takes = { "actor" }, says = "who gives it" },
  { "summary", body = "T", says = "what it is, said for clients" },
  { "because", body = "T", says = "why it is offered, said for clients" },
  { "audience", takes = { "audience" }, says = "for whom it is; clients when left out" },
  { "entry", takes = { "bool" }, says = "anyone may begin here; otherwise a transition leads to it" },
  { "everywhere", takes = { "bool" }, says = "for every municipality, also outside the region" },
  { "always", takes = { "bool" }, says = "recommended to everyone, after the others" },
  { "repeatable", takes = { "bool" }, says = "may be taken more than once" },
  { "voluntary", takes = { "bool" }, says = "needs the client's consent" },
  { "decided_by", takes = { "actor" }, says = "who decides on it; recommended is to ask for the decision" },
  { "referred_by", takes = { "actor" }, says = "who sends clients there" },
  { "gives", takes = { "effects" }, says = "what is different when it ends" },
  { "waits", takes = { "duration" }, says = "the time until it begins" },
  { "takes", takes = { "duration" }, says = "how long it lasts" },
  { "load", takes = { "number" }, says = "how much of a full week it takes, in per cent" },
  { "priority", takes = { "number" }, says = "its weight in the order of recommendations, 0 to 1000" },
  { "prefer", body = "block", says = "further points for some clients" },
  { "points", takes = { "number" }, says = "the weight of a preference, 0 to 1000" },
  { "start_within", takes = { "deadline" }, says = "the deadline, counted from a date fact" },
  { "review_every", takes = { "duration" }, says = "how often it is looked at while it goes on" },
  { "overlaps", takes = { "group" }, says = "never two services of a group at once" },
  { "bridges", takes = { "service" }, says = "a service whose waiting time this one fills" },
  { "capacity", takes = { "number" }, says = "how many places there are" },
  { "given_in", takes = { "text" }, says = "a language in which it is given" },
  { "delivered", takes = { "delivery" }, says = "how it is given" },
  -- Transitions
  { "transition", takes = { "id" }, body = "block", says = "a way from one service to the next" },
  { "from", takes = { "service" }, says = "the service that comes before; \"start\" is the beginning" },
  { "to", takes = { "service" }, says = "the service that comes next" },
  { "on", takes = { "on" }, says = "the state that the service before must have; completed when left out" },
  { "ahead", takes = { "duration" }, says = "with ongoing: how long before the expected end" },
  { "by", takes = { "actor" }, says = "who owns the step" },
  { "within", takes = { "duration" }, says = "how soon the next service is to begin" },
  { "hands_over", body = "T", says = "what goes along to the next actor" },
  { "reports_to", takes = { "actor" }, says = "who is told how it went" },
  -- Assessments
  { "assessment", takes = { "id" }, body = "block", says = "facts that are asked together, and a grade from their points" },
  { "item", takes = { "fact" }, says = "a fact that it asks" },
  { "grade", takes = { "number", "id" }, says = "a grade and the fewest points it needs, the lowest first" },
  { "outcome", body = "block", says = "what follows from a grade" },
  { "at", takes = { "grade" }, says = "the grade from which it follows" },
  { "sets", takes = { "effects" }, says = "what is then known about the client" },
  { "statement", body = "T", says = "what is then said to the client" },
  -- Obstacles and promises
  { "obstacle", takes = { "id" }, body = "block", says = "what stands in the way, and whose matter it is" },
  { "scope", takes = { "scope" }, says = "who could remove it" },
  { "blocks", takes = { "service" }, says = "a service that it keeps clients from" },
  { "remedy", body = "T", says = "what would help" },
  { "promise", takes = { "id" }, body = "block", says = "what must come out for every client that there can be" },
  { "for_every", takes = { "condition" }, says = "the clients for whom it must hold" },
  { "recommends", takes = { "service" }, says = "one of these must be recommended, or be taken already" },
  { "never_recommends", takes = { "service" }, says = "none of these may be recommended" },
  -- Changes, examples, events
  { "amend", takes = { "block", "declared" }, body = "amended", says = "changes a declaration of a used pack; every review shows it" },
  { "example", takes = { "text" }, body = "block", says = "a client and what must come out; the pack is refused if it does not" },
  { "on_date", takes = { "day" }, says = "the day" },
  { "given", takes = { "given" }, says = "what is known about the client" },
  { "history", takes = { "history" }, says = "a service that the client takes or took" },
  { "expect", takes = { "service" }, says = "a service that must be recommended" },
  { "expect_not", takes = { "service" }, says = "a service that must not be recommended" },
  { "expect_first", takes = { "service" }, says = "the service that must come first" },
  { "expect_state", takes = { "state" }, says = "the state that a service must have" },
  { "expect_question", takes = { "fact" }, says = "a fact that must be asked" },
  { "expect_plan", takes = { "plan" }, says = "the plan that must come out" },
  { "expect_obstacle", takes = { "obstacle" }, says = "an obstacle that must be shown" },
  { "event", takes = { "id" }, body = "block", says = "something that takes place on a day" },
  { "every", takes = { "duration" }, says = "how often it takes place" },
}

-- What every block may have beside its own words; a block that needs one says so itself.
local common = { { "name", "?" }, { "note", "?" }, { "basis", "*" }, { "valid", "?" } }

local fact = {
  { "name", "1" }, { "asks", "?" }, { "stated_by", "?" }, { "sensitive", "?" },
  { "statistics_only", "?" }, { "default", "?" },
}

local texts = { { "fi", "?" }, { "sv", "?" }, { "en", "?" } }

local blocks = {
  { "file", says = "a rule file", words = {
    { "use", "*" }, { "include", "*" }, { "region", "?" }, { "number", "*" }, { "yes_or_no", "*" },
    { "choice", "*" }, { "choices", "*" }, { "scale", "*" }, { "date", "*" }, { "concept", "*" },
    { "parameter", "*" }, { "actor", "*" }, { "goal", "*" }, { "service", "*" }, { "transition", "*" },
    { "assessment", "*" }, { "obstacle", "*" }, { "promise", "*" }, { "amend", "*" },
    { "example", "*" }, { "event", "*" } } },
  { "T", says = "a text, in each language of the region", words = texts },
  { "former", says = "an earlier name", words = {
    { "fi", "?" }, { "sv", "?" }, { "en", "?" }, { "valid", "?" } } },
  { "region", common = true, words = {
    { "name", "1" }, { "speaks", "+" }, { "municipality", "+" }, { "time_zone", "?" },
    { "default_goal", "?" } } },
  { "number", common = true, fact = true, words = { { "between", "1" } } },
  { "yes_or_no", common = true, fact = true, words = {} },
  { "choice", common = true, fact = true, words = { { "option", "+" } } },
  { "choices", common = true, fact = true, words = { { "option", "+" } } },
  { "scale", common = true, fact = true, words = { { "level", "+" } } },
  { "date", common = true, fact = true, words = {} },
  { "concept", common = true, words = { { "name", "1" }, { "when", "1" }, { "risk", "?" } } },
  { "parameter", common = true, words = { { "value", "+" } } },
  { "value", words = { { "says", "1" }, { "valid", "?" }, { "basis", "*" } } },
  { "actor", common = true, words = {
    { "name", "1" }, { "formerly", "*" }, { "role", "1" }, { "expertise", "*" }, { "task", "*" },
    { "partner", "*" }, { "in_municipality", "*" }, { "link", "*" } } },
  { "goal", common = true, words = { { "name", "1" }, { "reached", "1" } } },
  { "service", common = true, words = {
    { "name", "1" }, { "kind", "1" }, { "area", "+" }, { "provider", "1" }, { "summary", "?" },
    { "because", "?" }, { "audience", "?" }, { "when", "?" }, { "entry", "?" }, { "everywhere", "?" },
    { "always", "?" }, { "repeatable", "?" }, { "voluntary", "?" }, { "decided_by", "?" },
    { "referred_by", "*" }, { "in_municipality", "*" }, { "gives", "?" }, { "waits", "?" },
    { "takes", "?" }, { "load", "?" }, { "priority", "?" }, { "prefer", "*" },
    { "start_within", "?" }, { "review_every", "?" }, { "overlaps", "*" }, { "bridges", "*" },
    { "capacity", "?" }, { "given_in", "*" }, { "delivered", "*" }, { "formerly", "*" },
    { "link", "*" } } },
  { "prefer", words = { { "points", "1" }, { "when", "1" }, { "because", "?" } } },
  { "transition", common = true, words = {
    { "from", "+" }, { "to", "1" }, { "on", "?" }, { "ahead", "?" }, { "when", "?" }, { "by", "1" },
    { "within", "?" }, { "hands_over", "*" }, { "reports_to", "*" }, { "because", "?" } } },
  { "assessment", common = true, words = {
    { "name", "1" }, { "by", "1" }, { "when", "?" }, { "item", "+" },
    { "points", "+", takes = { "number", "condition" } }, { "grade", "+" }, { "outcome", "*" } } },
  { "outcome", words = { { "at", "1" }, { "sets", "?" }, { "statement", "?" } } },
  { "obstacle", common = true, words = {
    { "name", "1" }, { "scope", "1" }, { "when", "1" }, { "blocks", "*" }, { "remedy", "?" } } },
  { "promise", common = true, words = {
    { "for_every", "1" }, { "recommends", "*" }, { "never_recommends", "*" } } },
  { "example", common = true, words = {
    { "on_date", "1" }, { "given", "?" }, { "history", "*" }, { "expect", "*" },
    { "expect_not", "*" }, { "expect_state", "*" }, { "expect_first", "?" },
    { "expect_question", "*" }, { "expect_plan", "?" }, { "expect_obstacle", "*" } } },
  { "event", common = true, words = {
    { "name", "1" }, { "on_date", "1" }, { "every", "?" }, { "audience", "?" },
    { "in_municipality", "*" }, { "link", "*" } } },
}

-- The blocks as they are checked: their own words, then those of every fact, then those of every
-- block, none of them twice.
local function add(block, entries)
  for i = 1, #entries do
    local entry = entries[i]
    if not block.has[entry[1]] then
      block.has[entry[1]] = entry
      block.all[#block.all + 1] = entry
    end
  end
end

for i = 1, #blocks do
  local block = blocks[i]
  block.has, block.all = {}, {}
  if block.fact then add(block, fact) end
  add(block, block.words)
  if block.common then add(block, common) end
end

-- How a word is written, for findings and the manual: priority (20), kind "training", name { … }.
local kind_of = {}
for i = 1, #kinds do kind_of[kinds[i].kind] = kinds[i] end

local function shown(kind)
  local sample = kind.sample
  if kind.values then sample = kind.values[1] end
  if kind.type == "bool" then return "true" end
  if kind.type == "number" then return "20" end
  return '"' .. (sample or "…") .. '"'
end

local function usage(word, takes)
  local bracket, list = false, ""
  takes = takes or word.takes or {}
  for i = 1, #takes do
    local kind = kind_of[takes[i]]
    bracket = bracket or kind.type == "number" or kind.type == "bool"
    list = list .. (i > 1 and (bracket and ", " or " ") or "") .. shown(kind)
  end
  if bracket then list = "(" .. list .. ")" end
  if word.body == "T" or word.body == "former" then
    list = list .. (list ~= "" and " " or "") .. '{ fi "…", sv "…", en "…" }'
  elseif word.body then
    list = list .. (list ~= "" and " " or "") .. "{ … }"
  end
  return word[1] .. " " .. list
end

return {
  kinds = kinds, kind_of = kind_of, words = words, blocks = blocks, common = common, fact = fact,
  usage = usage,
}
