import { at, folded, NOW, recorded, type Given } from '../../test/support/given-when-then.js';
import {
  excessPaymentReported,
  fulfillmentDeferred,
  fulfillmentFailed,
  lineFulfilled,
  lineSettled,
  orderPlaced,
  paymentDeclined,
  paymentPrepared,
  paymentRequested,
  placedOrder,
  retryRequested,
  revocationFailed,
  revocationRequested,
} from '../../test/support/order-fixtures.js';
import { diagnose } from './diagnose.js';
import { MODULE_RECOVERY_MS, RESOLVE_PAYMENT_AFTER_MS, type ModuleOf } from './plan.js';

const moduleOf: ModuleOf = ({ productType }) =>
  productType === 'Seat' ? 'enrollment' : 'donation';
const donated = lineFulfilled({ lineId: '2', module: 'donation' });
const of = (...events: readonly Given[]) =>
  diagnose({ state: folded(events).state, events: recorded(events) }, moduleOf);
/** Of line 1 of a placed order; its events begin at 3. */
const ofLine = (...events: readonly Given[]) => of(...placedOrder(), donated, ...events);

const fulfil = (time: number) => ({ command: 'FulfillOrder', party: 'enrollment', at: time });
const revoke = (time: number) => ({ command: 'RevokeLines', party: 'enrollment', at: time });
const broken = { class: 'configuration', nextAttemptAt: null } as const;
const lasting = { retryable: false, nextAttemptAt: null };

describe('why a line is not finished', () => {
  it.each<[string, readonly Given[], object]>([
    ['not-attempted', [], { waitsFor: 'itself', evidence: [1], next: fulfil(NOW) }],
    ['retry-scheduled', [fulfillmentFailed()], { evidence: [3], next: fulfil(NOW + 2000) }],
    [
      'module-not-working',
      [fulfillmentFailed(broken)],
      { waitsFor: 'operator', next: fulfil(NOW + MODULE_RECOVERY_MS) },
    ],
    ['exhausted', [fulfillmentFailed({ nextAttemptAt: null })], { waitsFor: 'operator' }],
    ['not-retryable', [fulfillmentFailed(lasting)], { acts: ['retry', 'revoke', 'settle'] }],
    [
      'retry-asked',
      [fulfillmentFailed(lasting), retryRequested()],
      { evidence: [3, 4], next: fulfil(NOW), acts: ['revoke', 'settle'] },
    ],
    ['deferred', [fulfillmentDeferred()], { waitsFor: 'other-side', next: fulfil(NOW + 500) }],
    [
      'revocation-asked',
      [lineFulfilled(), revocationRequested()],
      { evidence: [3, 4], next: revoke(NOW), acts: ['settle'] },
    ],
    [
      'revocation-retry-scheduled',
      [lineFulfilled(), revocationRequested(), revocationFailed()],
      { evidence: [4, 5], next: revoke(NOW + 2000) },
    ],
    [
      'revocation-module-not-working',
      [lineFulfilled(), revocationRequested(), revocationFailed(broken)],
      { waitsFor: 'operator', next: revoke(NOW + MODULE_RECOVERY_MS) },
    ],
    [
      'revocation-exhausted',
      [lineFulfilled(), revocationRequested(), revocationFailed({ nextAttemptAt: null })],
      { waitsFor: 'operator', acts: ['revoke', 'settle'] },
    ],
    [
      'revocation-not-retryable',
      [lineFulfilled(), revocationRequested(), revocationFailed(lasting)],
      { waitsFor: 'operator' },
    ],
    [
      'settlement-contradicted',
      [lineSettled({ outcome: 'abandoned' }), lineFulfilled()],
      { waitsFor: 'operator', evidence: [3, 4] },
    ],
  ])('%s', (code, events, answer) => {
    const answers = ofLine(...events);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ code, line: '1', ...answer });
    const { waitsFor, next } = answers[0]!;
    if (waitsFor === 'itself') expect(next).toBeDefined();
  });

  it('says what failed, in the words of the failure', () => {
    const [answer] = ofLine(fulfillmentFailed({ nextAttemptAt: null }));
    const message = 'The LMS is down for maintenance.';
    expect(answer?.failure).toEqual({ class: 'server', code: 'lms-503', message });
    expect(answer?.text).toBe(
      `Line 1 failed, and the attempts that are made by themselves are used up. ${message}`,
    );
  });

  it('waits for what its module has to do first for the same order', () => {
    const everything: ModuleOf = () => 'enrollment';
    const later = { metadata: { occurredAt: at(-500) } };
    const events = [
      ...placedOrder(),
      donated,
      { ...revocationRequested({ lineIds: ['2'] }), ...later },
    ];
    const known = { state: folded(events).state, events: recorded(events) };
    const both = diagnose(known, everything).map(({ line, next }) => [line, next?.command]);
    expect(both).toContainEqual(['1', 'FulfillOrder']);
  });

  it('is not asked of a line that is finished', () => {
    expect(ofLine(lineFulfilled())).toEqual([]);
    expect(ofLine(lineSettled({ outcome: 'abandoned' }))).toEqual([]);
  });

  it('imported: nobody fulfils it here, and no retry would', () => {
    const answers = of(orderPlaced({ origin: 'import' }), fulfillmentFailed());
    expect(answers).toMatchObject([
      { code: 'imported', line: '1', acts: ['revoke', 'settle'] },
      { code: 'imported', line: '2' },
    ]);
  });
});

describe('why an order is not finished', () => {
  it('has an answer for the payment', () => {
    const next = {
      ...{ command: 'ResolvePayment', party: 'payment' },
      at: NOW + RESOLVE_PAYMENT_AFTER_MS,
    };
    expect(of(paymentRequested(), paymentPrepared())).toMatchObject([
      { code: 'payment-unresolved', waitsFor: 'other-side', evidence: [0, 1], next },
    ]);
    const [declined] = of(paymentRequested(), paymentDeclined());
    expect(declined).toMatchObject({ code: 'payment-declined', waitsFor: 'checkout' });
    expect(declined).not.toHaveProperty('next');
  });

  it('has one for each money beside it, whoever must give it back', () => {
    const done = [...placedOrder(), donated, lineFulfilled()];
    expect(of(...done, excessPaymentReported())).toMatchObject([
      {
        ...{ code: 'excess-payment', reference: 'ch_2', waitsFor: 'operator', evidence: [4] },
        acts: ['settle-excess-payment'],
      },
    ]);
    const ours = { processor: 'sandbox', reference: 'pay_1' };
    expect(of(...done, excessPaymentReported(ours))).toMatchObject([
      { code: 'refund-scheduled', waitsFor: 'itself', next: { command: 'RefundExcess' }, acts: [] },
    ]);
    expect(of(...done, excessPaymentReported({ ...ours, usedElsewhere: true }))).toMatchObject([
      { code: 'payment-used-elsewhere', waitsFor: 'operator' },
    ]);
  });

  it('says first what waits for an operator, then what happens soonest', () => {
    const events = [
      ...placedOrder(),
      fulfillmentFailed({ lineId: '2', module: 'donation', nextAttemptAt: null }),
      excessPaymentReported({ processor: 'sandbox', reference: 'pay_1' }),
      fulfillmentFailed(),
    ];
    const codes = of(...events).map(({ code }) => code);
    expect(codes).toEqual(['exhausted', 'refund-scheduled', 'retry-scheduled']);
  });
});
