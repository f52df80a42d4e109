// Has engines from npm decide the generated situations: first all of them, held against what Polku and
// straight C say, then the same again for its time. One line of JSON an engine.
//
//     node peers.mjs FOLDER
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const require = createRequire(join(folder, "peers.js"));
const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
const situations = readFileSync(join(folder, "situations.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const SECONDS = 3;

const version = (name) => read(join("node_modules", name, "package.json")).version;

const engines = [
  {
    name: "GoRules ZEN",
    module: "@gorules/zen-engine",
    async load({ ZenEngine }) {
      const decision = new ZenEngine().createDecision(read("rules.zen.json"));
      return async (facts) => (await decision.evaluate(facts)).result.map((row) => Number(row.service));
    },
  },
  {
    name: "json-rules-engine",
    module: "json-rules-engine",
    async load({ Engine }) {
      const engine = new Engine(read("rules.jre.json"));
      return async (facts) => (await engine.run(facts)).events.map((event) => Number(event.type));
    },
  },
  {
    name: "Cedar",
    module: "@cedar-policy/cedar-wasm/nodejs",
    async load(cedar) {
      const parsed = cedar.preparsePolicySet("bench", { staticPolicies: read("rules.cedar.json") });
      if (parsed.type !== "success") throw new Error(JSON.stringify(parsed.errors[0]));
      const who = (type) => ({ type, id: "one" });
      return async (context) => {
        const answer = cedar.statefulIsAuthorized({
          principal: who("Client"), action: who("Action"), resource: who("Service"),
          context, preparsedPolicySetId: "bench", entities: [],
        });
        if (answer.type !== "success") throw new Error(JSON.stringify(answer.errors[0]));
        return answer.response.diagnostics.reason.map((id) => Number(id.slice("service_".length)));
      };
    },
  },
];

async function check(name, decide) {
  for (const [i, { facts, services }] of situations.entries()) {
    const found = (await decide(facts)).sort((a, b) => a - b);
    if (JSON.stringify(found) !== JSON.stringify(services)) throw new Error(`${name} decides situation ${i} otherwise`);
  }
}

async function measure(decide) {
  const times = [];
  const end = performance.now() + SECONDS * 1000;
  for (let i = 0; performance.now() < end; i++) {
    const start = performance.now();
    await decide(situations[i % situations.length].facts);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

for (const { name, module, load } of engines) {
  const decide = await load(require(module));
  await check(name, decide);
  const ms = await measure(decide);
  const pack = module.split("/").slice(0, module.startsWith("@") ? 2 : 1).join("/");
  console.log(JSON.stringify({ name, version: version(pack), ns: Math.round(ms * 1e6) }));
}
process.exit(0);
