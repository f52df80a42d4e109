// Asks a Polku daemon what one client should do next. An example client in JavaScript (Node 18 or later).
//
//     npm ci
//     node ask.js tcp://127.0.0.1:7700 ../../situations/just-arrived.json
//
// For a daemon that asks for keys, set POLKU_SERVER_KEY, POLKU_PUBLIC_KEY and POLKU_SECRET_KEY.
//
// The request file holds one JSON-RPC call. Exits with 0 for a result, 1 for an error reply, 2 for a wrong
// call, 3 when the daemon does not answer.

import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Dealer } from "zeromq";

const TRIES = 3;
const TIMEOUT = 2500; // milliseconds for one try

// Keys of CURVE, where they are given: the connection is then encrypted.
function keys() {
  const { POLKU_SERVER_KEY, POLKU_PUBLIC_KEY, POLKU_SECRET_KEY } = process.env;
  if (!POLKU_SERVER_KEY) return {};
  return { curveServerKey: POLKU_SERVER_KEY, curvePublicKey: POLKU_PUBLIC_KEY, curveSecretKey: POLKU_SECRET_KEY };
}

// The same bytes are sent again until an answer comes. Each try has a socket of its own: a late reply to an
// earlier try arrives nowhere, so it can never be taken for the answer to something else.
async function ask(endpoint, call) {
  // What makes trying again safe: the daemon answers a request_id that it has seen with the stored result.
  call.params = { request_id: randomUUID(), ...call.params };
  const body = JSON.stringify(call);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    // `immediate`: wait for a connection when sending, instead of queueing for a daemon that is away.
    const socket = new Dealer({
      ...keys(), immediate: true, linger: 0, sendTimeout: TIMEOUT, receiveTimeout: TIMEOUT,
    });
    try {
      socket.connect(endpoint);
      await socket.send(body);
      const frames = await socket.receive();
      const reply = JSON.parse(frames.at(-1).toString());
      if (reply.id === call.id || reply.id === null) return reply;
    } catch (error) {
      if (error.code !== "EAGAIN") throw error; // EAGAIN: the time is up
    } finally {
      socket.close();
    }
    console.error(`no answer from ${endpoint}, try ${attempt} of ${TRIES}`);
  }
  return null;
}

// An error says what to do in data.message, and lists every fault of the request at once.
function showError({ code, message, data }) {
  console.log(`${message} (${code}): ${data.message}`);
  for (const fault of data.faults ?? []) {
    const hint = fault.nearest ? ` Did you mean '${fault.nearest}'?` : "";
    console.log(`  ${fault.pointer}: ${fault.message}${hint}`);
  }
}

function showRecommendations(result) {
  console.log(`${result.region}, ${result.as_of}, rules ${result.rules.version}`);
  result.recommendations.forEach((item, i) => {
    const deadline = item.deadline ? `, by ${item.deadline}` : "";
    console.log(`\n${i + 1}. ${item.name} (${item.provider.name}${deadline})`);
    for (const reason of item.reasons) console.log(`   ${reason.text}`);
  });
  if (result.questions.length) console.log("\nTo ask:");
  for (const question of result.questions) console.log(`   ${question.text}`);
  for (const obstacle of result.obstacles) console.log(`\nObstacle: ${obstacle.text}`);
}

function show(reply) {
  if (reply.error) showError(reply.error);
  else if (reply.result.recommendations) showRecommendations(reply.result);
  else console.log(JSON.stringify(reply.result, null, 2)); // of another method
}

const [endpoint, file] = process.argv.slice(2);
if (!file) {
  console.error("usage: node ask.js ENDPOINT FILE");
  process.exit(2);
}
const reply = await ask(endpoint, JSON.parse(await readFile(file, "utf8")));
if (reply) show(reply);
process.exit(reply ? (reply.error ? 1 : 0) : 3);
