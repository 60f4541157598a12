import type { HistoryEvent } from '../../src/audit/read/history/history.query.js';
import type { OrderView } from '../../src/checkout/read/order-status/order-view.js';
import type { PlaceOrderRequest } from '../../src/checkout/write/place-order/request/place-order.request.js';
import type { Health } from '../../src/platform/http/health.js';
import type { Problem } from '../../src/platform/http/problem.js';
import type { components } from '../../src/cli/client/api.js';

type Schemas = components['schemas'];

/** Types without `readonly`, so that both directions can be compared. */
type Plain<T> = T extends object ? { -readonly [Key in keyof T]: Plain<T[Key]> } : T;

type Same<A, B> = [Plain<A>] extends [Plain<B>]
  ? [Plain<B>] extends [Plain<A>]
    ? true
    : never
  : never;
type Fits<A, B> = [Plain<A>] extends [Plain<B>] ? true : never;

describe('what the document says', () => {
  it('is what the code answers: the compiler checks it', () => {
    const order: Same<OrderView, Schemas['Order']> = true;
    const problem: Same<Problem, Schemas['Problem']> = true;
    const health: Same<Health, Schemas['Health']> = true;
    const event: Fits<
      HistoryEvent & { data: Record<string, unknown>; type: Schemas['Event']['type'] },
      Schemas['Event']
    > = true;
    const request: Fits<keyof PlaceOrderRequest, keyof Schemas['PlaceOrderRequest']> = true;
    expect([order, problem, health, event, request]).not.toContain(false);
  });
});
