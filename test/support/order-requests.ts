import type { Rejection } from '../../src/kernel/rejection.js';
import { isRejection } from '../../src/kernel/rejection.js';
import { ProblemError } from '../../src/platform/http/problem.js';
import { problemOfRejection } from '../../src/platform/http/refusals.js';
import { RequestValidationPipe } from '../../src/platform/http/request-validation.pipe.js';
import {
  orderOfRequest,
  type OrderRequest,
} from '../../src/checkout/write/place-order/order-of-request.js';
import { PlaceOrderRequest } from '../../src/checkout/write/place-order/request/place-order.request.js';

/** JSON that a spec takes apart. */
export type Json = Record<string, unknown>;

/** The example order of the API's documentation, as text: each spec gets a body of its own to spoil. */
const EXAMPLE = `{
  "orderNumber": "EDX-100001",
  "user": { "username": "ada", "email": "ada@example.com", "lmsUserId": 42 },
  "basket": {
    "id": "B-100001",
    "lines": [
      { "id": "1", "productType": "Seat", "sku": "8CF08E5", "title": "Verified certificate, Analytical Engines",
        "quantity": 1, "unitPrice": "149.00",
        "attributes": { "courseKey": "course-v1:edX+DemoX+2026", "certificateType": "verified" } },
      { "id": "2", "productType": "Donation", "sku": "D0NAT10", "title": "Donation", "quantity": 1, "unitPrice": "10.00" }
    ]
  },
  "shippingMethod": "no-shipping-required",
  "shippingCharge": "0.00",
  "billingAddress": { "firstName": "Ada", "lastName": "Lovelace", "line1": "12 St James's Square",
    "city": "London", "postcode": "SW1Y 4JH", "country": "GB" },
  "currency": "USD",
  "orderTotal": "159.00",
  "payment": { "processor": "captured", "reference": "ch_1", "amount": "159.00" }
}`;

export function exampleBody(changes: Json = {}): Json {
  return { ...(JSON.parse(EXAMPLE) as Json), ...changes };
}

/** The example with one value elsewhere: at `basket.lines.0.quantity`, say. `undefined` leaves it out. */
export function exampleWith(path: string, value: unknown): Json {
  const body = exampleBody();
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place: Json = body;
  for (const name of names) place = (place[name] ??= {}) as Json;
  if (value === undefined) Reflect.deleteProperty(place, last);
  else place[last] = value;
  return body;
}

/** The example with these lines and this total, paid. */
export function exampleOf(lines: readonly Json[], orderTotal: string, changes: Json = {}): Json {
  const numbered = lines.map((line, i) => ({ ...donationLine(String(i + 1)), ...line }));
  const payment = { processor: 'captured', reference: 'ch_1', amount: orderTotal };
  return exampleBody({ basket: { id: 'B', lines: numbered }, orderTotal, payment, ...changes });
}

export function donationLine(id = '1'): Json {
  return { id, productType: 'Donation', sku: 'D', title: 'Donation', quantity: 1, unitPrice: '10' };
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** `path code` of every field that is named. */
  readonly errors: readonly string[];
}

/** What the API makes of a body: the order that it asks for, or the refusal that it gets. */
export async function judge(body: unknown): Promise<OrderRequest | Refusal> {
  try {
    const metadata = { type: 'body', metatype: PlaceOrderRequest } as const;
    const request = (await new RequestValidationPipe().transform(body, metadata)) as never;
    const order: OrderRequest | Rejection = orderOfRequest(request);
    return isRejection(order) ? refusal(problemOfRejection(order, {})) : order;
  } catch (error) {
    if (error instanceof ProblemError) return refusal(error.problem);
    throw error;
  }
}

export async function refusalOf(body: unknown): Promise<Refusal> {
  const judged = await judge(body);
  if ('status' in judged) return judged;
  throw new Error(`A refusal was expected, but it was taken: ${JSON.stringify(judged)}`);
}

export async function orderOf(body: unknown): Promise<OrderRequest> {
  const judged = await judge(body);
  if ('details' in judged) return judged;
  throw new Error(`It was refused: ${JSON.stringify(judged)}`);
}

function refusal({ status, code, errors = [] }: ProblemError['problem']): Refusal {
  return { status, code, errors: errors.map((error) => `${error.path} ${error.code}`) };
}
