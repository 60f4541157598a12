import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import client from '@eventstore/db-client';
import { percentiles } from '../percentiles.mjs';
import { startProgram } from '../program.mjs';

const { EventStoreDBClient, jsonEvent, NO_STREAM, START, END, streamNameFilter } = client;
const TEXT = 'x'.repeat(480);

/** Starts a server of its own process, and says where it listens. */
export const start = (script, args) =>
  startProgram([script, ...args], { addressIn: (said) => /esdb:\S+(?=\s)/.exec(said)?.[0] });

const connect = (url) => EventStoreDBClient.connectionString(url);
const twoEvents = () => [
  jsonEvent({ type: 'OrderPlaced', data: { text: TEXT } }),
  jsonEvent({ type: 'OrderPlaced', data: { text: TEXT } }),
];

/** Calls `work` for some seconds with so many in flight. */
async function load(inFlight, seconds, work) {
  const times = [];
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (performance.now() < end) {
        const at = performance.now();
        await work();
        times.push(performance.now() - at);
      }
    }),
  );
  return summary(times, seconds);
}

const summary = (times, seconds) => ({
  ...{ perSecond: Math.round(times.length / seconds), ...percentiles(times) },
});

export async function appends(url, inFlight, seconds) {
  const es = connect(url);
  const append = () =>
    es.appendToStream(`order-${randomUUID()}`, twoEvents(), { expectedRevision: NO_STREAM });
  await load(inFlight, 0.5, append);
  const result = await load(inFlight, seconds, append);
  await es.dispose();
  return result;
}

export async function shortReads(url, inFlight, seconds) {
  const es = connect(url);
  const streams = Array.from({ length: 200 }, () => `read-${randomUUID()}`);
  for (const stream of streams) await es.appendToStream(stream, twoEvents());
  let next = 0;
  const read = async () => {
    let events = 0;
    for await (const _ of es.readStream(streams[next++ % streams.length])) events += 1;
    if (events !== 2) throw new Error(`read ${events} events`);
  };
  await load(inFlight, 0.5, read);
  const result = await load(inFlight, seconds, read);
  await es.dispose();
  return result;
}

export async function fill(url, events) {
  const es = connect(url);
  const batch = () => Array.from({ length: 20 }, () => twoEvents()).flat();
  for (let written = 0; written < events; written += 40 * 16)
    await Promise.all(
      Array.from({ length: 16 }, () => es.appendToStream(`fill-${randomUUID()}`, batch())),
    );
  await es.dispose();
}

/** Events per second of a subscription from the start until it has caught up; of streams with a prefix, or of all. */
export async function catchUp(url, prefix) {
  const es = connect(url);
  const filter = prefix && streamNameFilter({ prefixes: [prefix] });
  const subscription = es.subscribeToAll({ fromPosition: START, ...(filter && { filter }) });
  let count = 0;
  const at = performance.now();
  await new Promise((resolve, reject) => {
    subscription.on('data', () => (count += 1));
    subscription.on('caughtUp', resolve);
    subscription.on('error', reject);
  });
  const perSecond = Math.round(count / ((performance.now() - at) / 1000));
  await subscription.unsubscribe();
  await es.dispose();
  return { perSecond, count };
}

/** From an append being sent to its event being seen by a subscription. */
export async function liveLatency(url, samples) {
  const es = connect(url);
  const watcher = connect(`${url}&keepAliveInterval=10001`);
  const stream = `live-${randomUUID()}`;
  const subscription = watcher.subscribeToAll({
    fromPosition: END,
    filter: streamNameFilter({ prefixes: [stream] }),
  });
  let seen = () => undefined;
  subscription.on('data', () => seen());
  await new Promise((resolve) => subscription.once('confirmation', resolve));
  const times = [];
  for (let i = 0; i < samples; i++) {
    const at = performance.now();
    const arrived = new Promise((resolve) => (seen = resolve));
    const appended = es.appendToStream(stream, [jsonEvent({ type: 'x', data: { text: TEXT } })]);
    await arrived;
    times.push(performance.now() - at);
    await appended;
  }
  await subscription.unsubscribe();
  await es.dispose();
  await watcher.dispose();
  return summary(times, 1);
}

/** Resident memory in MiB. `file` is mapped files (code, index), which the system takes back when it needs the room. */
export function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (field) =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { all: of('VmRSS'), own: of('RssAnon'), file: of('RssFile') };
}
