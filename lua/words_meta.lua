---@meta
-- Made by lua/generate.lua from lua/words.lua: what LuaLS shows and checks in rule files.

---@class element
---@alias words element[]

---takes part in all that another pack declares, but for its region and its examples
---
---    use "…"
---@param pack string a pack: a folder beside this one
---@return element
function use(pack) end

---reads a further file of this pack
---
---    include "…"
---@param file string a file of this pack, without '.lua'
---@return element
function include(file) end

---the region: its names, languages and municipalities
---
---    region "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function region(id) end

---a language in which every text must exist; the first is the region's own
---
---    speaks "fi"
---@param language '"fi"'|'"sv"'|'"en"' a language
---@return element
function speaks(language) end

---a municipality of the region, by its official code
---
---    municipality "205"
---@param municipality string an official code of three digits
---@return element
function municipality(municipality) end

---where the region's day begins; Europe/Helsinki when left out
---
---    time_zone "Europe/Helsinki"
---@param zone string a time zone
---@return element
function time_zone(zone) end

---the goal of plans when a request names none
---
---    default_goal "…"
---@param goal string a goal
---@return element
function default_goal(goal) end

---what it is called
---
---    name { fi "…", sv "…", en "…" }
---@param body words
---@return element
function name(body) end

---what counsellors should know; clients do not see it
---
---    note { fi "…", sv "…", en "…" }
---@param body words
---@return element
function note(body) end

---what the rule rests on: an Act, a decision, a practice
---
---    basis "…"
---@param text string free text
---@return element
function basis(text) end

---the days on which it holds; always when left out
---
---    valid "2025-01-01 on"
---@param dates string dates of validity
---@return element
function valid(dates) end

---the text in Finnish
---
---    fi "…"
---@param text string free text
---@return element
function fi(text) end

---the text in Swedish
---
---    sv "…"
---@param text string free text
---@return element
function sv(text) end

---the text in English
---
---    en "…"
---@param text string free text
---@return element
function en(text) end

---a fact that is a whole number
---
---    number "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function number(id) end

---a fact that is true or not
---
---    yes_or_no "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function yes_or_no(id) end

---a fact with one of several options
---
---    choice "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function choice(id) end

---a fact with any number of options
---
---    choices "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function choices(id) end

---a fact with levels, the lowest first
---
---    scale "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function scale(id) end

---a fact that is a day
---
---    date "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function date(id) end

---the question that finds it out
---
---    asks { fi "…", sv "…", en "…" }
---@param body words
---@return element
function asks(body) end

---who finds it out; the question goes to that actor
---
---    stated_by "…"
---@param actor string an actor
---@return element
function stated_by(actor) end

---kept out of logs, events and counts
---
---    sensitive (true)
---@param bool boolean true or false
---@return element
function sensitive(bool) end

---no condition may use it
---
---    statistics_only (true)
---@param bool boolean true or false
---@return element
function statistics_only(bool) end

---its value when nothing is known
---
---    default "…"
---@param value string|integer|boolean a value of the fact: (true), (3) or "option"
---@return element
function default(value) end

---the smallest and the largest value
---
---    between (20, 20)
---@param number integer a whole number
---@param number2 integer a whole number
---@return element
function between(number, number2) end

---one of the values, and its name
---
---    option "…" { fi "…", sv "…", en "…" }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function option(id) end

---one of the levels, and its name
---
---    level "…" { fi "…", sv "…", en "…" }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function level(id) end

---a named condition
---
---    concept "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function concept(id) end

---the condition under which it holds
---
---    when "age < 18"
---@param condition string a condition
---@return element
function when(condition) end

---reported as a risk when it is true
---
---    risk (true)
---@param bool boolean true or false
---@return element
function risk(bool) end

---a threshold that the law or practice sets and changes
---
---    parameter "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function parameter(id) end

---what the parameter is in some years
---
---    value { … }
---@param body words
---@return element
function value(body) end

---the value: a length of time, a level or a number
---
---    says "…"
---@param threshold string|integer a number in brackets, a length of time or a level in quotes
---@return element
function says(threshold) end

---who does something
---
---    actor "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function actor(id) end

---a name of earlier years, with the dates in which it held
---
---    formerly { fi "…", sv "…", en "…" }
---@param body words
---@return element
function formerly(body) end

---what kind of actor it is
---
---    role "authority"
---@param role '"authority"'|'"municipality"'|'"education"'|'"employer"'|'"association"'|'"health"'|'"network"'|'"project"' a role
---@return element
function role(role) end

---what the actor knows, said for clients and new colleagues
---
---    expertise { fi "…", sv "…", en "…" }
---@param body words
---@return element
function expertise(body) end

---what the actor does
---
---    task { fi "…", sv "…", en "…" }
---@param body words
---@return element
function task(body) end

---an actor that it works with
---
---    partner "…"
---@param actor string an actor
---@return element
function partner(actor) end

---where it is; everywhere in the region when left out
---
---    in_municipality "205"
---@param municipality string an official code of three digits
---@return element
function in_municipality(municipality) end

---a web address
---
---    link { fi "…", sv "…", en "…" }
---@param body words
---@return element
function link(body) end

---what a plan may lead to
---
---    goal "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function goal(id) end

---when the goal is reached
---
---    reached "age < 18"
---@param condition string a condition
---@return element
function reached(condition) end

---what may be recommended
---
---    service "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function service(id) end

---what kind of service it is
---
---    kind "training"
---@param service_kind '"training"'|'"service"'|'"network"'|'"material"'|'"event"'|'"decision"' a kind of service
---@return element
function kind(service_kind) end

---an area of life that it helps in
---
---    area "arrival"
---@param area '"arrival"'|'"everyday_life"'|'"language"'|'"livelihood"'|'"education"'|'"work"'|'"participation"' an area of life
---@return element
function area(area) end

---who gives it
---
---    provider "…"
---@param actor string an actor
---@return element
function provider(actor) end

---what it is, said for clients
---
---    summary { fi "…", sv "…", en "…" }
---@param body words
---@return element
function summary(body) end

---why it is offered, said for clients
---
---    because { fi "…", sv "…", en "…" }
---@param body words
---@return element
function because(body) end

---for whom it is; clients when left out
---
---    audience "client"
---@param audience '"client"'|'"counsellor"'|'"employer"'|'"staff"' for whom it is
---@return element
function audience(audience) end

---anyone may begin here; otherwise a transition leads to it
---
---    entry (true)
---@param bool boolean true or false
---@return element
function entry(bool) end

---for every municipality, also outside the region
---
---    everywhere (true)
---@param bool boolean true or false
---@return element
function everywhere(bool) end

---recommended to everyone, after the others
---
---    always (true)
---@param bool boolean true or false
---@return element
function always(bool) end

---may be taken more than once
---
---    repeatable (true)
---@param bool boolean true or false
---@return element
function repeatable(bool) end

---needs the client's consent
---
---    voluntary (true)
---@param bool boolean true or false
---@return element
function voluntary(bool) end

---who decides on it; recommended is to ask for the decision
---
---    decided_by "…"
---@param actor string an actor
---@return element
function decided_by(actor) end

---who sends clients there
---
---    referred_by "…"
---@param actor string an actor
---@return element
function referred_by(actor) end

---what is different when it ends
---
---    gives "finnish reaches A2.2"
---@param effects string what is brought about
---@return element
function gives(effects) end

---the time until it begins
---
---    waits "8 weeks"
---@param duration string a length of time or a parameter
---@return element
function waits(duration) end

---how long it lasts
---
---    takes "8 weeks"
---@param duration string a length of time or a parameter
---@return element
function takes(duration) end

---how much of a full week it takes, in per cent
---
---    load (20)
---@param number integer a whole number
---@return element
function load(number) end

---its weight in the order of recommendations, 0 to 1000
---
---    priority (20)
---@param number integer a whole number
---@return element
function priority(number) end

---further points for some clients
---
---    prefer { … }
---@param body words
---@return element
function prefer(body) end

---the weight of a preference, 0 to 1000
---
---    points (20)
---@param number integer a whole number
---@param condition? string a condition
---@return element
function points(number, condition) end

---the deadline, counted from a date fact
---
---    start_within "2 months of arrival"
---@param deadline string a length of time of a date fact
---@return element
function start_within(deadline) end

---how often it is looked at while it goes on
---
---    review_every "8 weeks"
---@param duration string a length of time or a parameter
---@return element
function review_every(duration) end

---never two services of a group at once
---
---    overlaps "…"
---@param group string a name that services share
---@return element
function overlaps(group) end

---a service whose waiting time this one fills
---
---    bridges "…"
---@param service string a service
---@return element
function bridges(service) end

---how many places there are
---
---    capacity (20)
---@param number integer a whole number
---@return element
function capacity(number) end

---a language in which it is given
---
---    given_in "…"
---@param text string free text
---@return element
function given_in(text) end

---how it is given
---
---    delivered "personal"
---@param delivery '"personal"'|'"group"' how it is given
---@return element
function delivered(delivery) end

---a way from one service to the next
---
---    transition "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function transition(id) end

---the service that comes before; "start" is the beginning
---
---    from "…"
---@param service string a service
---@return element
function from(service) end

---the service that comes next
---
---    to "…"
---@param service string a service
---@return element
function to(service) end

---the state that the service before must have; completed when left out
---
---    on "completed"
---@param on '"completed"'|'"ongoing"'|'"interrupted"' a state in the history
---@return element
function on(on) end

---with ongoing: how long before the expected end
---
---    ahead "8 weeks"
---@param duration string a length of time or a parameter
---@return element
function ahead(duration) end

---who owns the step
---
---    by "…"
---@param actor string an actor
---@return element
function by(actor) end

---how soon the next service is to begin
---
---    within "8 weeks"
---@param duration string a length of time or a parameter
---@return element
function within(duration) end

---what goes along to the next actor
---
---    hands_over { fi "…", sv "…", en "…" }
---@param body words
---@return element
function hands_over(body) end

---who is told how it went
---
---    reports_to "…"
---@param actor string an actor
---@return element
function reports_to(actor) end

---facts that are asked together, and a grade from their points
---
---    assessment "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function assessment(id) end

---a fact that it asks
---
---    item "…"
---@param fact string a fact
---@return element
function item(fact) end

---a grade and the fewest points it needs, the lowest first
---
---    grade (20, "…")
---@param number integer a whole number
---@param id string a new name: small letters, digits and underscores
---@return element
function grade(number, id) end

---what follows from a grade
---
---    outcome { … }
---@param body words
---@return element
function outcome(body) end

---the grade from which it follows
---
---    at "…"
---@param grade string a grade of the same assessment
---@return element
function at(grade) end

---what is then known about the client
---
---    sets "finnish reaches A2.2"
---@param effects string what is brought about
---@return element
function sets(effects) end

---what is then said to the client
---
---    statement { fi "…", sv "…", en "…" }
---@param body words
---@return element
function statement(body) end

---what stands in the way, and whose matter it is
---
---    obstacle "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function obstacle(id) end

---who could remove it
---
---    scope "municipal"
---@param scope '"municipal"'|'"regional"'|'"national"' whose matter it is
---@return element
function scope(scope) end

---a service that it keeps clients from
---
---    blocks "…"
---@param service string a service
---@return element
function blocks(service) end

---what would help
---
---    remedy { fi "…", sv "…", en "…" }
---@param body words
---@return element
function remedy(body) end

---what must come out for every client that there can be
---
---    promise "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function promise(id) end

---the clients for whom it must hold
---
---    for_every "age < 18"
---@param condition string a condition
---@return element
function for_every(condition) end

---one of these must be recommended, or be taken already
---
---    recommends "…"
---@param service string a service
---@return element
function recommends(service) end

---none of these may be recommended
---
---    never_recommends "…"
---@param service string a service
---@return element
function never_recommends(service) end

---changes a declaration of a used pack; every review shows it
---
---    amend "…" "…" { … }
---@param block string the word of a block
---@param declared string the name of what is changed
---@return fun(body: words): element
function amend(block, declared) end

---a client and what must come out; the pack is refused if it does not
---
---    example "…" { … }
---@param text string free text
---@return fun(body: words): element
function example(text) end

---the day
---
---    on_date "2026-11-22"
---@param day string a day
---@return element
function on_date(day) end

---what is known about the client
---
---    given "age = 34"
---@param given string facts and their values
---@return element
function given(given) end

---a service that the client takes or took
---
---    history "work_trial completed 2026-09-01"
---@param history string a service, its state and its days
---@return element
function history(history) end

---a service that must be recommended
---
---    expect "…"
---@param service string a service
---@return element
function expect(service) end

---a service that must not be recommended
---
---    expect_not "…"
---@param service string a service
---@return element
function expect_not(service) end

---the service that must come first
---
---    expect_first "…"
---@param service string a service
---@return element
function expect_first(service) end

---the state that a service must have
---
---    expect_state "work_trial possible"
---@param state string a service and its state
---@return element
function expect_state(state) end

---a fact that must be asked
---
---    expect_question "…"
---@param fact string a fact
---@return element
function expect_question(fact) end

---the plan that must come out
---
---    expect_plan "initial_assessment > work_trial"
---@param plan string services in the order of a plan
---@return element
function expect_plan(plan) end

---an obstacle that must be shown
---
---    expect_obstacle "…"
---@param obstacle string an obstacle
---@return element
function expect_obstacle(obstacle) end

---something that takes place on a day
---
---    event "…" { … }
---@param id string a new name: small letters, digits and underscores
---@return fun(body: words): element
function event(id) end

---how often it takes place
---
---    every "8 weeks"
---@param duration string a length of time or a parameter
---@return element
function every(duration) end
