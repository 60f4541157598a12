import { at, recorded } from '../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  paymentClaimVoided,
  placedOrder,
} from '../../test/support/order-fixtures.js';
import type { Recorded } from '../kernel/event.js';
import { MisshapenEvent } from '../kernel/misshapen-event.js';
import { UnknownEventVersion, upcast } from './upcasters.js';

const [event] = recorded([paymentClaimVoided()]);

function changed(type: string, schemaVersion: unknown): Recorded {
  return { ...event, type, metadata: { ...event!.metadata, schemaVersion } } as Recorded;
}

describe('a stored event', () => {
  it('of the version that this build writes is taken as it is', () => {
    for (const stored of recorded(placedOrder())) expect(upcast(stored)).toBe(stored);
  });

  it.each([
    ['a version', changed('PaymentClaimVoided', 2)],
    ['a type', changed('RefundRequested', 1)],
    ['a type without a version', changed('RefundRequested', undefined)],
    ['a type named as something every object has', changed('constructor', Object)],
  ])('with %s that this build does not know stops it, instead of being left out', (_, stored) => {
    expect(() => upcast(stored)).toThrow(UnknownEventVersion);
  });

  it.each<[string, unknown]>([
    ['data', undefined],
    ['data but null', null],
    ['data but text', 'LineFulfilled'],
    ['a receipt', { ...lineFulfilled().data, receipt: undefined }],
    ['a receipt but null', { ...lineFulfilled().data, receipt: null }],
    ['a receipt but a list', { ...lineFulfilled().data, receipt: [] }],
    ['an attempt but text', { ...lineFulfilled().data, attempt: '1' }],
  ])('without %s is not believed', (_, data) => {
    const [stored] = recorded([lineFulfilled()]);
    expect(upcast(stored!)).toBe(stored);
    expect(() => upcast({ ...stored!, data })).toThrow(MisshapenEvent);
  });

  it('may have null where that says something', () => {
    for (const nextAttemptAt of [null, at()]) {
      const [stored] = recorded([fulfillmentFailed({ nextAttemptAt })]);
      expect(upcast(stored!)).toBe(stored);
    }
  });

  it('says which event it was', () => {
    expect(() => upcast(changed('OrderPlaced', 2))).toThrow(
      'OrderPlaced version 2 (event 0 of order-edx-100001) is newer than this build.',
    );
  });
});
