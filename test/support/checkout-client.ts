import { donation, orderDetails, seat } from './order-fixtures.js';
import type { ServiceProcess } from './service-process.js';
import { eventually } from './eventually.js';

/** What the API answers, as far as the tests look at it. */
export interface OrderAnswer {
  readonly orderNumber: string;
  readonly status: string;
  readonly revision: number;
  readonly statusReason?: {
    readonly status: string;
    readonly code: string;
    readonly message: string;
  };
  readonly payment: { readonly status: string; readonly reference?: string };
  readonly lines: readonly {
    readonly id: string;
    readonly status: string;
    readonly module?: string;
    readonly attempts: number;
    readonly retry?: string;
    readonly lastFailure?: { readonly class: string; readonly code: string };
    readonly nextAttemptAt?: string;
  }[];
}

export interface HistoryAnswer {
  readonly events: readonly {
    readonly number: number;
    readonly type: string;
    readonly actor: { readonly kind: string; readonly id: string };
    readonly data: Readonly<Record<string, unknown>>;
    readonly metadata: Readonly<Record<string, unknown>>;
  }[];
}

/** The example order as a request: a seat for 149.00 and a donation of 10.00, paid. */
export function orderRequest(orderNumber: string, overrides: object = {}): Record<string, unknown> {
  const { emailOptIn, partner, site, ...details } = orderDetails({ orderNumber });
  return {
    ...details,
    basket: { id: `B-${orderNumber}`, lines: [seat(), donation()] },
    payment: { processor: 'captured', reference: `ch-${orderNumber}`, amount: '159.00' },
    ...overrides,
  };
}

/** Speaks to a service as checkout, operators and auditors do. */
export class CheckoutClient {
  constructor(private readonly service: ServiceProcess) {}

  async place(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const token = await this.service.token('checkout');
    return fetch(`${this.service.url}/v1/orders`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const token = await this.service.token('operator');
    return fetch(this.service.url + path, {
      headers: { Authorization: `Bearer ${token}`, ...headers },
    });
  }

  /** `position`: what an answer has shown already. */
  async order(orderNumber: string, position?: string): Promise<OrderAnswer> {
    const headers = position === undefined ? undefined : { 'Makegood-Position': position };
    const response = await this.get(`/v1/orders/${orderNumber}`, headers);
    return (await response.json()) as OrderAnswer;
  }

  async history(orderNumber: string): Promise<HistoryAnswer['events']> {
    const response = await this.get(`/v1/orders/${orderNumber}/history`);
    return ((await response.json()) as HistoryAnswer).events;
  }

  /** Asks until the order is as wanted. */
  until(
    orderNumber: string,
    isWanted: (order: OrderAnswer) => boolean,
    withinMs = 30_000,
  ): Promise<OrderAnswer> {
    return eventually(() => this.order(orderNumber), isWanted, withinMs);
  }

  complete(orderNumber: string, withinMs?: number): Promise<OrderAnswer> {
    return this.until(orderNumber, ({ status }) => status === 'Complete', withinMs);
  }
}
