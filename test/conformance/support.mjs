// What every case gets: unique stream names, stable labels for ids, and plain descriptions of answers.
import { randomUUID } from 'node:crypto';
import client from '@eventstore/db-client';

export const esdb = client;

export const sleep = (ms, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

export async function until(condition, ms = 10_000) {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if (await condition()) return true;
    await sleep(20);
  }
  return false;
}

/** One case's world. Every stream and id it makes has a label; answers speak in labels, so two runs can be compared. */
export class World {
  constructor(url, caseId) {
    this.url = url;
    this.prefix = `${caseId}-${randomUUID().slice(0, 8)}-`;
    this.labels = new Map();
    this.clients = [];
    this.client = this.connect();
  }

  connect(url = this.url) {
    const client = esdb.EventStoreDBClient.connectionString(url);
    this.clients.push(client);
    return client;
  }

  /** Disposing ends a client's calls; its channel would go on looking for a server that is gone. */
  async close() {
    for (const client of this.clients) {
      await client.dispose().catch(() => {});
      await client.getChannel().then(
        (channel) => channel.close(),
        () => {},
      );
    }
  }

  stream(label = 's') {
    return this.prefix + label;
  }

  id(label) {
    for (const [uuid, known] of this.labels) if (known === label) return uuid;
    const uuid = randomUUID();
    this.labels.set(uuid, label);
    return uuid;
  }

  /** A JSON event whose id is always the same for the same label. */
  event(label, { type = 'happened', data = { label }, metadata } = {}) {
    return esdb.jsonEvent({ id: this.id(label), type, data, ...(metadata ? { metadata } : {}) });
  }

  events(...labels) {
    return labels.map((label) => this.event(label));
  }

  many(count, prefix = 'e', options) {
    return Array.from({ length: count }, (_, i) => this.event(`${prefix}${i}`, options));
  }

  append(stream, events, expectedRevision = esdb.ANY, options = {}) {
    return this.client.appendToStream(stream, events, { expectedRevision, ...options });
  }

  // ---- descriptions -------------------------------------------------------------------------------------------

  name(text) {
    return typeof text === 'string' ? text.split(this.prefix).join('') : text;
  }

  plain(value) {
    if (typeof value === 'bigint') return `${value}n`;
    if (value instanceof Uint8Array) return `bytes:${Buffer.from(value).toString('base64')}`;
    if (value instanceof Date) return 'date';
    if (Array.isArray(value)) return value.map((item) => this.plain(item));
    if (value && typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, v]) => v !== undefined)
          .map(([k, v]) => [k, this.plain(v)]),
      );
    if (typeof value === 'string') return this.name(this.labels.get(value) ?? value);
    return value;
  }

  result(r) {
    const p = r.position;
    return {
      success: r.success,
      nextExpectedRevision: this.plain(r.nextExpectedRevision),
      position:
        p === undefined ? 'none' : p.commit === p.prepare ? 'commit==prepare' : 'commit!=prepare',
    };
  }

  error(e) {
    if (!esdb.isCommandError(e)) return { raw: e.constructor.name, code: e.code };
    const seen = { error: e.type };
    for (const key of [
      'streamName',
      'expectedVersion',
      'actualVersion',
      'maxAppendSize',
      'groupName',
      'requiredMetadataProperties',
    ])
      if (key in e) seen[key] = this.plain(e[key]);
    if (e.type === esdb.ErrorType.UNKNOWN) seen.code = e.code;
    return seen;
  }

  recorded(e, { data = false } = {}) {
    if (!e) return e === undefined ? 'none' : e;
    const told = {
      stream: this.name(e.streamId),
      revision: `${e.revision}n`,
      id: this.labels.get(e.id) ?? 'server',
      type: e.type,
      isJson: e.isJson,
    };
    if (data)
      Object.assign(told, { data: this.plain(e.data), metadata: this.plain(e.metadata) ?? 'none' });
    return told;
  }

  short(resolved) {
    const one = (e) =>
      e ? `${this.name(e.streamId)}@${e.revision}:${this.labels.get(e.id) ?? e.type}` : 'none';
    return resolved.link ? `${one(resolved.event)} via ${one(resolved.link)}` : one(resolved.event);
  }

  /** The answer of a call: what it returned, or the error it gave. */
  async answer(promise, describe = (r) => this.result(r)) {
    try {
      return describe(await promise);
    } catch (e) {
      return this.error(e);
    }
  }

  async collect(iterable, describe = (r) => this.short(r)) {
    const seen = [];
    try {
      for await (const resolved of iterable) seen.push(describe(resolved));
    } catch (e) {
      seen.push(this.error(e));
    }
    return seen;
  }

  read(stream, options = {}, describe) {
    return this.collect(this.client.readStream(stream, options), describe);
  }

  async readOwn(options = {}) {
    const own = [];
    for await (const r of this.client.readAll(options)) if (this.isOwn(r)) own.push(r);
    return own;
  }

  isOwn(r) {
    const record = r.link ?? r.event;
    return record !== undefined && record.streamId.includes(this.prefix);
  }

  /** Follows a subscription, keeping what it says in order, until stopped. */
  follow(subscription, { own = false } = {}) {
    const log = { events: [], said: [], error: undefined, ended: false };
    subscription.on('confirmation', () => log.said.push('confirmation'));
    subscription.on('caughtUp', () => log.said.push('caughtUp'));
    subscription.on('error', (e) => (log.error = this.error(e)));
    subscription.on('end', () => (log.ended = true));
    subscription.on('data', (r) => {
      if (!own || this.isOwn(r)) log.events.push(r);
    });
    log.stop = () => subscription.unsubscribe();
    log.shorts = () => log.events.map((r) => this.short(r));
    return log;
  }
}

export const increasing = (positions) => positions.every((p, i) => i === 0 || p > positions[i - 1]);

/** Time for what should not come. */
export const settle = () => sleep(300);

export async function seeded(w, count = 3) {
  await w.append(w.stream(), w.many(count));
  return w.stream();
}
