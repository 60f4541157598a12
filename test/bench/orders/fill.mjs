// Orders of the past, placed and fulfilled by the project's own rules, written straight to a folder of the service while that is
// down: by `POST /v1/orders` a million would take two hours. What follows from them (read models, work that is due), the service
// makes itself at its next start.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fingerprints, FINGERPRINT_KEY } from '../../../dist/checkout/payment/fingerprints.js';
import { PaymentClaims } from '../../../dist/checkout/payment/payment-claims.js';
import { Store } from '../../../dist/embedded-node/engine/store.js';
import { foldAll } from '../../../dist/kernel/folded.js';
import { orderAggregate } from '../../../dist/order/aggregate.js';
import { decidePlaceOrder } from '../../../dist/order/decide/place-order.js';
import { decideRecordOutcomes } from '../../../dist/order/decide/record-outcomes.js';
import { orderStream } from '../../../dist/order/order-stream.js';
import { orderPersonalData } from '../../../dist/order/personal-data.js';
import { StreamCommands } from '../../../dist/platform/event-store/stream-commands.js';
import { FileKeyStore } from '../../../dist/platform/key-vault/file/file-key-store.js';
import { openKeyVault } from '../../../dist/platform/key-vault/open-key-vault.js';
import { VaultSealing } from '../../../dist/platform/key-vault/vault-sealing.js';
import { exampleOrder } from './open-loop.mjs';

const AT_ONCE = 4096;
const MONTH_MS = 30 * 24 * 3_600_000;
const policy = { baseMs: 1, capMs: 1, maxAttempts: 1, maxAgeMs: 1 };

/**
 * @param dataDir of a service that was started once, so that its secrets are there, and is down now
 * @param stuckOneIn one order in so many waits for a person
 */
export async function fill(dataDir, count, { stuckOneIn = 1000 } = {}) {
  const clock = { nowMicros: () => Date.now() * 1000, newId: randomUUID };
  const engine = await Store.open(join(dataDir, 'eventstore'), clock);
  const vault = await openKeyVault(await FileKeyStore.open(join(dataDir, 'keys')), {
    masterKey: readFileSync(join(dataDir, 'master.key'), 'utf8').trim(),
  });
  const store = eventStoreOn(engine);
  const sealing = new VaultSealing(vault, orderPersonalData);
  const orders = new StreamCommands(store, orderAggregate, randomUUID, sealing);
  const claims = new PaymentClaims(store, orders, randomUUID);
  const fingerprints = new Fingerprints(await vault.houseKey(FINGERPRINT_KEY));
  const from = Date.now() - MONTH_MS;
  let next = 0;
  const write = async () => {
    for (let n = next++; n < count; n = next++) {
      const now = Math.floor(from + (n * MONTH_MS) / count);
      await writeOrder(n, { orders, claims, fingerprints, isStuck: n % stuckOneIn === 0, now });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
  await vault.close();
  await engine.close();
}

/** As much of the port as new orders need, without client and network. */
function eventStoreOn(engine) {
  return {
    async append(stream, expectedRevision, events) {
      if (expectedRevision !== -1) throw new Error(`${stream} is there already.`);
      const written = events.map(({ id, type, data, metadata }) => ({
        ...{ id, type, isJson: true },
        data: Buffer.from(JSON.stringify(data)),
        metadata: Buffer.from(JSON.stringify(metadata)),
      }));
      const { kind, revision } = await engine.writer.append(stream, { kind: 'no-stream' }, written);
      if (kind !== 'success') throw new Error(`${stream}: ${kind}`);
      return { kind: 'appended', revision };
    },
  };
}

async function writeOrder(n, { orders, claims, fingerprints, isStuck, now }) {
  const { payment, ...details } = exampleOrder(`past-${n}`);
  Object.assign(details, { emailOptIn: false, partner: null, site: null });
  const actor = { kind: 'user', id: 'bench' };
  const id = randomUUID();
  const context = { commandId: id, correlationId: id, causationId: id, actor, now };
  const fingerprint = fingerprints.of(details);
  const refused = await claims.claimFirst(payment, details.orderNumber, context);
  const written = await orders.execute({
    ...{ stream: orderStream(details.orderNumber), context, fingerprint, from: orders.nothing },
    decide: ({ state }) => {
      const placed = decidePlaceOrder(state, { details, fingerprint, payment, now });
      return [...placed, ...outcomesOf(placed, isStuck, now)];
    },
  });
  if (refused ?? written.kind !== 'executed') throw new Error(JSON.stringify(refused ?? written));
}

/** The donation was made good, and the seat unless it is stuck. */
function outcomesOf(placed, isStuck, now) {
  const recorded = placed.map((event, revision) => ({
    ...{ ...event, id: randomUUID(), stream: 'past', revision },
    metadata: {
      commandId: `${revision}`,
      $correlationId: '',
      occurredAt: new Date(now).toISOString(),
    },
  }));
  const { state } = foldAll(orderAggregate.evolution, recorded);
  const outcome = { basis: 1, jitter: 0, policy };
  const receipt = { courseKey: 'course-v1:edX+DemoX+2026', mode: 'verified' };
  const failed = {
    ...{ kind: 'failed', class: 'server', code: 'lms-enrollment-failed', retryable: false },
    message: 'The LMS did not say why.',
  };
  return decideRecordOutcomes(
    state,
    [
      {
        ...{ ...outcome, lineId: '1', module: 'enrollment', commandId: randomUUID() },
        result: isStuck ? failed : { kind: 'fulfilled', receipt },
      },
      {
        ...{ ...outcome, lineId: '2', module: 'donation', commandId: randomUUID() },
        result: { kind: 'fulfilled', receipt: {} },
      },
    ],
    new Set(),
    now,
  );
}
