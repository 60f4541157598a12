import { codeHash } from '../../../src/codes/code.js';
import { issuedStream } from '../../../src/codes/issued/issued-codes.js';
import { codeStream } from '../../../src/codes/redemption/code-state.js';
import { redemptionNumber } from '../../../src/codes/redemption/redemption-order.js';
import { orderStream } from '../../../src/order/order-stream.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { seat } from '../../support/order-fixtures.js';
import type { CrashWorld } from './crash-world.js';
import type { Act, MortalProcess } from './mortal-process.js';

/** Something that a module does outside, for an order of its own. */
export interface Deed {
  readonly user: string;
  /** All that comes before. */
  given(process: MortalProcess): Promise<void>;
  /** Has it done; whether the answer comes does not matter. */
  ask(process: MortalProcess): Promise<unknown>;
  /** What whoever asked does when no answer came. Default: nothing, the rest is ours. */
  again?(process: MortalProcess): Promise<unknown>;
  /** The call that brings it about. Absent: there is none. */
  readonly isCall?: (act: Act) => boolean;
  /** What is recorded of it, and where. */
  readonly outcome: string;
  stream(): string;
  /** What there is of it, by the books of whoever did it; once, and no more. */
  effects(world: CrashWorld): Promise<readonly string[]>;
  readonly once: readonly string[];
}

export type MakeDeed = (tag: string) => Deed;

const COURSE = 'course-v1:edX+DemoX+2026';
const CUSTOMER = 'cf246b88-d5f6-4908-a522-fc307e0b0c59';
const LINES = {
  Seat: { courseKey: COURSE, certificateType: 'verified' },
  'Course Entitlement': {
    courseUuid: '2c5e8b2e-0f9e-4b5f-9a5c-3d6b0f1b7a11',
    certificateType: 'verified',
  },
  'Enrollment Code': { courseKey: COURSE, seatType: 'verified' },
  Coupon: {},
  Donation: {},
  Gift: {},
} as const;
const CODES = 3;

const calls = (method: string, path: string) => (user: string) => (act: Act) =>
  act.kind === 'call' &&
  act.method === method &&
  new URL(act.url).pathname.startsWith(path) &&
  // A DELETE names nobody; one at a time.
  (method === 'DELETE' || String(act.body).includes(`"${user}"`));

const ENROLL = calls('POST', '/api/enrollment/');
const LINK = calls('POST', '/enterprise/');
const ENTITLE = calls('POST', '/api/entitlements/');
const TELL = calls('POST', '/makegood');
const END = calls('DELETE', '/api/entitlements/');

export const appends = (type: string, stream: () => string) => (act: Act) =>
  act.kind === 'append' && act.types.includes(type) && act.stream === stream();

async function order(
  process: MortalProcess,
  orderNumber: string,
  user: string,
  productType: keyof typeof LINES,
  more: object = {},
): Promise<void> {
  const quantity = productType === 'Enrollment Code' ? CODES : 1;
  const line = seat({
    ...{ productType, quantity, unitPrice: '10.00' },
    attributes: LINES[productType],
  });
  const amount = `${quantity * 10}.00`;
  const body = orderRequest(orderNumber, {
    user: { username: user, email: `${user}@example.com` },
    basket: { id: `B-${orderNumber}`, lines: [line] },
    ...{ orderTotal: amount, ...more },
    payment: { processor: 'captured', reference: `ch-${orderNumber}`, amount },
  });
  const { status } = await process.as('shop', 'checkout')('POST', '/v1/orders', { body });
  if (status !== 201) throw new Error(`The order was answered with ${status}.`);
}

const lineIs = (process: MortalProcess, orderNumber: string, status: string) =>
  eventually(
    () => process.as('olga', 'operator')('GET', `/v1/orders/${orderNumber}`),
    ({ body }) => (body['lines'] as { status: string }[] | undefined)?.[0]?.status === status,
  );

const nothing = () => Promise.resolve();

/** A line that is made good. */
function makingGood(
  productType: keyof typeof LINES,
  {
    call,
    once,
    more,
    effects = (world, user) => world.applied(user),
  }: {
    call?: (user: string) => (act: Act) => boolean;
    once: readonly string[];
    more?: object;
    effects?: (world: CrashWorld, user: string, number: string) => Promise<readonly string[]>;
  },
): MakeDeed {
  return (tag) => {
    const user = `learner-${tag}`;
    const number = `MADE-${tag}`;
    return {
      ...{ user, once, outcome: 'LineFulfilled', given: nothing },
      ask: (process) => order(process, number, user, productType, more),
      stream: () => orderStream(number),
      ...(call && { isCall: call(user) }),
      effects: (world) => effects(world, user, number),
    };
  };
}

/** A line that is taken back. */
function takingBack(
  productType: keyof typeof LINES,
  {
    call,
    once,
    effects = (world, user) => world.applied(user),
  }: {
    call: (user: string) => (act: Act) => boolean;
    once: readonly string[];
    effects?: (world: CrashWorld, user: string) => Promise<readonly string[]>;
  },
): MakeDeed {
  return (tag) => {
    const user = `leaver-${tag}`;
    const number = `BACK-${tag}`;
    return {
      ...{ user, once, outcome: 'LineRevoked', isCall: call(user) },
      given: async (process) => {
        await order(process, number, user, productType);
        await lineIs(process, number, 'Complete');
      },
      ask: (process) => revoke(process, number),
      stream: () => orderStream(number),
      effects: (world) => effects(world, user),
    };
  };
}

const revoke = (process: MortalProcess, number: string) =>
  process.as('olga', 'operator')('POST', `/v1/orders/${number}/lines/1/revocation`, {
    body: { reason: 'A test wants it.' },
  });

/** An order of codes that was made good, and what they are. */
async function codesOf(
  process: MortalProcess,
  number: string,
  buyer: string,
): Promise<readonly string[]> {
  await order(process, number, buyer, 'Enrollment Code');
  await lineIs(process, number, 'Complete');
  const { body } = await process.as('olga', 'operator')(
    'GET',
    `/v1/orders/${number}/lines/1/codes`,
  );
  return (body['codes'] as { code: string }[]).map(({ code }) => code);
}

const codesTakenBack: MakeDeed = (tag) => {
  const number = `VOID-${tag}`;
  let streams: readonly string[] = [];
  return {
    ...{ user: `buyer-${tag}`, outcome: 'LineRevoked' },
    given: async (process) => {
      const codes = await codesOf(process, number, `buyer-${tag}`);
      streams = codes.map((code) => codeStream(codeHash(code)));
    },
    ask: (process) => revoke(process, number),
    isCall: (act) => appends('CodeVoided', () => streams[1] ?? '')(act),
    stream: () => orderStream(number),
    effects: async (world) => (await Promise.all(streams.map((one) => world.typesIn(one)))).flat(),
    once: Array.from({ length: CODES }, () => 'CodeVoided'),
  };
};

type Seat = { readonly code: string; readonly order: string };

/** A code is used by a learner, up to the seat that they get by it. */
function usingACode(
  isCall: (seat: () => Seat, user: string) => (act: Act) => boolean,
  recorded: (seat: Seat) => string,
  outcome: string,
): MakeDeed {
  return (tag) => {
    const user = `user-${tag}`;
    let code = '';
    const streams = (): Seat => ({
      code: codeStream(codeHash(code)),
      order: orderStream(redemptionNumber(codeHash(code))),
    });
    const use = (process: MortalProcess) =>
      process.as(user, 'learner')('POST', `/v1/codes/${code}/redemptions`);
    return {
      ...{ user, outcome, ask: use, again: use },
      given: async (process) => {
        code = (await codesOf(process, `USED-${tag}`, `buyer-${tag}`))[0] ?? '';
      },
      isCall: isCall(streams, user),
      stream: () => recorded(streams()),
      effects: (world) => world.applied(user),
      once: ['enrollment.post'],
    };
  };
}

/** Everything that modules do outside. The names are the rows of docs/unknown-outcomes.md. */
export const deeds: Readonly<Record<string, MakeDeed>> = {
  enrollment: makingGood('Seat', { call: ENROLL, once: ['enrollment.post'] }),
  'enrollment: linked to an enterprise': makingGood('Seat', {
    call: LINK,
    more: { vouchers: [{ code: 'ACME', enterpriseCustomerUuid: CUSTOMER }] },
    once: ['enterprise-learner.post', 'enrollment.post'],
  }),
  'enrollment: with an enterprise': makingGood('Seat', {
    call: ENROLL,
    more: { vouchers: [{ code: 'ACME', enterpriseCustomerUuid: CUSTOMER }] },
    once: ['enterprise-learner.post', 'enrollment.post'],
  }),
  'enrollment: taken back': takingBack('Seat', {
    call: ENROLL,
    once: ['enrollment.post', 'enrollment.post (end)'],
  }),
  'course-entitlement': makingGood('Course Entitlement', {
    call: ENTITLE,
    once: ['entitlement.post'],
  }),
  'course-entitlement: taken back': takingBack('Course Entitlement', {
    call: END,
    once: ['entitlement.post', 'entitlement.delete'],
  }),
  'enrollment-code': makingGood('Enrollment Code', {
    call: (user) => (act) => {
      const number = user.replace('learner-', 'MADE-');
      return appends('CodesIssued', () => issuedStream({ orderNumber: number, lineId: '1' }))(act);
    },
    effects: (world, _, orderNumber) => world.typesIn(issuedStream({ orderNumber, lineId: '1' })),
    once: ['CodesIssued'],
  }),
  'enrollment-code: taken back': codesTakenBack,
  'enrollment-code: a code is reserved': usingACode(
    (seat) => (act) => appends('CodeReserved', () => seat().code)(act),
    ({ code }) => code,
    'CodeRedeemed',
  ),
  'enrollment-code: its seat is ordered': usingACode(
    (seat) => (act) => appends('OrderPlaced', () => seat().order)(act),
    ({ code }) => code,
    'CodeRedeemed',
  ),
  'enrollment-code: its seat is made good': usingACode(
    (_, user) => ENROLL(user),
    (seat) => seat.order,
    'LineFulfilled',
  ),
  webhook: makingGood('Gift', {
    call: TELL,
    effects: (world, user) => Promise.resolve(world.receiver.doneFor(user)),
    once: ['line.fulfill 1'],
  }),
  'webhook: taken back': takingBack('Gift', {
    call: TELL,
    effects: (world, user) => Promise.resolve(world.receiver.doneFor(user)),
    once: ['line.fulfill 1', 'line.revoke 1'],
  }),
  coupon: makingGood('Coupon', { once: [] }),
  donation: makingGood('Donation', { once: [] }),
};
