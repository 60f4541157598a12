import { eventHash } from './event-hash.js';
import type { Recorded } from './event.js';

const event: Recorded = {
  id: '00000000-0000-4000-8000-000000000001',
  stream: 'order-edx-100001',
  revision: 0,
  type: 'PaymentClaimVoided',
  data: { reference: 'ch_1' },
  metadata: {
    ...{ $correlationId: 'c', $causationId: 'c', commandId: 'c' },
    actor: { kind: 'user', id: 'checkout' },
    schemaVersion: 1,
    occurredAt: '2026-11-23T10:00:00.000Z',
  },
};

describe('the hash of an event', () => {
  it('is SHA-256 over [stream, revision, id, type, data, metadata], as any other program computes it', () => {
    expect(eventHash(event)).toBe(
      '564d86602ca1fc26dfafc4b388508e4d07942e3f358a5146cb7cd56c4294c6c4',
    );
  });

  it('survives the way through the store', () => {
    expect(eventHash(JSON.parse(JSON.stringify(event)) as Recorded)).toBe(eventHash(event));
  });

  it('does not depend on what the store adds or on the order of keys', () => {
    const { id, type, ...rest } = event;
    const read = { ...rest, position: '1/2', created: 7, type, id };
    expect(eventHash(read)).toBe(eventHash(event));
  });

  it.each<[string, Partial<Recorded>]>([
    ['stream', { stream: 'order-edx-100002' }],
    ['revision', { revision: 1 }],
    ['id', { id: '00000000-0000-4000-8000-000000000002' }],
    ['type', { type: 'PaymentDeclined' }],
    ['data', { data: { reference: 'ch_2' } }],
    ['actor', { metadata: { ...event.metadata, actor: { kind: 'user', id: 'olga' } } }],
    ['reason', { metadata: { ...event.metadata, reason: 'because' } }],
    ['time', { metadata: { ...event.metadata, occurredAt: '2026-11-23T10:00:00.001Z' } }],
    ['prevHash', { metadata: { ...event.metadata, prevHash: '00' } }],
  ])('changes with the %s', (_, change) => {
    expect(eventHash({ ...event, ...change })).not.toBe(eventHash(event));
  });
});
