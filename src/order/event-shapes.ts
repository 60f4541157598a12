import type { Recorded } from '../kernel/event.js';
import type { OrderEvent } from './events.js';

type Kind = 'string' | 'number' | 'boolean' | 'list' | 'object';

/** As JSON has it; with `?` it may be null. */
type KindOf<T> = null extends T ? `${PlainKindOf<NonNullable<T>>}?` : PlainKindOf<T>;

type PlainKindOf<T> = [T] extends [string]
  ? 'string'
  : [T] extends [number]
    ? 'number'
    : [T] extends [boolean]
      ? 'boolean'
      : [T] extends [readonly unknown[]]
        ? 'list'
        : 'object';

/** The members that are never left out. */
type Shape<Data> = {
  readonly [Name in keyof Data as undefined extends Data[Name] ? never : Name]-?: KindOf<
    Data[Name]
  >;
};

type Shapes = { readonly [Event in OrderEvent as Event['type']]: Shape<Event['data']> };

const TEXT = 'string';

const ATTEMPTED = {
  lineId: TEXT,
  module: TEXT,
  attempt: 'number',
  basis: 'number',
} as const;

const PAYMENT = { processor: TEXT, reference: TEXT, amount: TEXT } as const;
const EXCESS = { processor: TEXT, reference: TEXT } as const;
const FAILURE = {
  class: TEXT,
  code: TEXT,
  message: TEXT,
  retryable: 'boolean',
} as const;
const LINE_OF_MODULE = { lineId: TEXT, module: TEXT } as const;

/** What an event of each type must have. The compiler holds it to the types of the events. */
const SHAPES: Shapes = {
  PaymentRequested: { attempt: 'number', processor: TEXT, order: 'object' },
  PaymentPrepared: { processor: TEXT, reference: TEXT, attempt: 'number' },
  PaymentCollected: { ...PAYMENT, currency: TEXT, collectedAt: TEXT, attempt: 'number' },
  PaymentDeclined: { processor: TEXT, attempt: 'number', code: TEXT, message: TEXT },
  OrderPlaced: {
    ...{ orderNumber: TEXT, user: 'object', basket: 'object', shippingMethod: TEXT },
    ...{ shippingCharge: TEXT, billingAddress: 'object?', currency: TEXT },
    ...{ orderTotal: TEXT, emailOptIn: 'boolean', partner: 'string?', site: 'string?' },
    ...{ placedAt: TEXT, origin: TEXT },
  },
  LineFulfilled: { ...ATTEMPTED, receipt: 'object' },
  FulfillmentFailed: {
    ...{ ...ATTEMPTED, ...FAILURE },
    ...{ outcomeUnknown: 'boolean', nextAttemptAt: 'string?' },
  },
  FulfillmentDeferred: { ...ATTEMPTED, askAt: TEXT, note: TEXT },
  FulfillmentRetryRequested: { retryId: TEXT, lineIds: 'list', reason: TEXT },
  RevocationRequested: { lineIds: 'list', reason: TEXT },
  LineRevoked: { ...LINE_OF_MODULE, receipt: 'object' },
  RevocationFailed: { ...LINE_OF_MODULE, ...FAILURE, nextAttemptAt: 'string?' },
  LineSettledByHand: { lineId: TEXT, outcome: TEXT, reason: TEXT },
  ExcessPaymentReported: PAYMENT,
  ExcessPaymentRefunded: {
    ...{ ...EXCESS, refund: TEXT, amount: TEXT },
    ...{ currency: TEXT, refundedAt: TEXT },
  },
  ExcessPaymentRefundFailed: { ...EXCESS, code: TEXT, message: TEXT },
  ExcessPaymentSettledByHand: { ...EXCESS, reason: TEXT },
  PaymentClaimVoided: { reference: TEXT },
  OrderAnnotated: { text: TEXT },
};

/** Made once: every event that is read passes here. */
const MEMBERS = new Map(
  Object.entries(SHAPES).map(([type, shape]) => [
    type,
    Object.entries(shape as Readonly<Record<string, string>>).map(([name, kind]) => ({
      ...{ name, kind: kind.replace('?', '') as Kind, mayBeNull: kind.endsWith('?') },
    })),
  ]),
);

/**
 * The first member that is missing, or of another kind; undefined: none. What is within members is not looked at, so it does not
 * matter whether it is sealed.
 */
export function misshapenMember({ type, data }: Pick<Recorded, 'type' | 'data'>) {
  const members = MEMBERS.get(type) ?? [];
  return members.find(({ name, kind, mayBeNull }) => {
    const value = memberOf(data, name);
    return value === null ? !mayBeNull : !isOf(kind, value);
  })?.name;
}

function memberOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, name)
    ? data[name as keyof typeof data]
    : undefined;
}

function isOf(kind: Kind, value: unknown): boolean {
  if (kind === 'list') return Array.isArray(value);
  return typeof value === kind && !Array.isArray(value);
}
