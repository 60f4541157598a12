import { CheckoutClient, orderRequest, type OrderAnswer } from '../../support/checkout-client.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { donation, seat } from '../../support/order-fixtures.js';
import type { ServiceProcess } from '../../support/service-process.js';

/** Where a process is killed: before or after its call of this port, counted from the beginning of the deed. */
export type Port = 'append' | 'read' | 'sql' | 'processor' | 'module';

/** Something that is done to an order of its own. */
export interface Deed {
  /** All that comes before. */
  given(service: ServiceProcess, order: string): Promise<unknown>;
  /** What is asked; who gets no answer asks again. */
  ask(service: ServiceProcess, order: string): Promise<Response>;
  /** How often it calls each port, about, up to its end. */
  readonly calls: Readonly<Partial<Record<Port, number>>>;
  /**
   * Nobody asked the processor yet: the payment is cancelled there, but not before its request is a minute old. Then it is
   * declined, and checkout may send the order again.
   */
  readonly takesAMinute?: (point: string) => boolean;
  readonly isOver: (order: OrderAnswer) => boolean;
  /** What the LMS did for the learner, by its own ledger. */
  readonly effects: readonly string[];
  /** Money that the processor collected for it. */
  readonly charges: number;
}

const REASON = { reason: 'A test wants it.' };

export const userOf = (order: string): string => order.toLowerCase();

const place = (service: ServiceProcess, order: string, token?: string): Promise<Response> =>
  new CheckoutClient(service).place(
    orderRequest(order, {
      user: { username: userOf(order), email: 'k@example.com' },
      basket: { id: `B-${order}`, lines: [seat(), donation()] },
      ...(token !== undefined && { payment: { processor: 'sandbox', token } }),
    }),
  );

async function operator(service: ServiceProcess, path: string, key: string): Promise<Response> {
  return fetch(`${service.url}/v1/${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await service.token('operator')}`,
      ...{ 'Content-Type': 'application/json', 'Idempotency-Key': key },
    },
    body: JSON.stringify(REASON),
  });
}

const isComplete = ({ status }: OrderAnswer): boolean => status === 'Complete';
const isRevoked = ({ lines }: OrderAnswer): boolean => lines[0]?.status === 'Revoked';
const enrolled = { isOver: isComplete, effects: ['enroll'], charges: 0 };

export const deeds: Readonly<Record<string, Deed>> = {
  place: {
    ...{ given: () => Promise.resolve(), ...enrolled },
    ask: place,
    calls: { append: 2, read: 3, sql: 8, module: 2 },
  },
  pay: {
    ...{ given: () => Promise.resolve(), ...enrolled, charges: 1 },
    ask: (service, order) => place(service, order, 'tok_ok'),
    calls: { append: 3, read: 3, sql: 8, processor: 1, module: 2 },
    takesAMinute: (point) => ['append 1 after', 'processor 1 before'].includes(point),
  },
  fulfil: {
    ...enrolled,
    given: async (service, order) => {
      await operator(service, 'modules/enrollment/pause', `pause-${order}`);
      await place(service, order);
    },
    ask: (service, order) => operator(service, 'modules/enrollment/resume', `resume-${order}`),
    calls: { append: 2, read: 2, sql: 8, module: 2 },
  },
  retry: {
    ...enrolled,
    given: async (service, order) => {
      const answer = {
        status: 400,
        body: { message: 'The course mode is expired or otherwise unavailable for registration' },
      };
      const lms = new SandboxLmsClient(service.lmsUrl);
      await lms.fail({ route: 'enrollment.post', user: userOf(order), times: 1, ...answer });
      await place(service, order);
      const isRefused = ({ lines }: OrderAnswer) => lines[0]?.retry === 'not-retryable';
      await new CheckoutClient(service).until(order, isRefused);
    },
    ask: (service, order) =>
      operator(service, `orders/${order}/fulfillment/retries`, `retry-${order}`),
    calls: { append: 2, read: 2, sql: 8, module: 2 },
  },
  revoke: {
    ...{ isOver: isRevoked, effects: ['enroll', 'unenroll'], charges: 0 },
    given: async (service, order) => {
      await place(service, order);
      await new CheckoutClient(service).complete(order);
    },
    ask: (service, order) =>
      operator(service, `orders/${order}/lines/1/revocation`, `revoke-${order}`),
    calls: { append: 2, read: 2, sql: 8, module: 2 },
  },
  resolve: {
    ...{ ...enrolled, charges: 1 },
    given: (service, order) => place(service, order, 'tok_timeout_after_success'),
    ask: async (service, order) =>
      fetch(`${service.url}/v1/orders/${order}/payment/confirmation`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${await service.token('checkout')}` },
      }),
    calls: { append: 2, read: 2, sql: 8, processor: 1, module: 2 },
  },
};
