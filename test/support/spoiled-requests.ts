import fc from 'fast-check';
import { exampleBody, type Json } from './order-requests.js';

/** Texts with all that is odd in them: half characters, control characters, names of Object's own. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'then', 'length', '\ud800', '\u0000', ''),
  fc.constantFrom('captured', 'sandbox', 'stripe', 'free', 'Seat', 'USD', 'JPY', 'GB', '0', '1.00'),
);

const oddValue = fc.oneof(
  oddText,
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.constantFrom<unknown>(0, -0, 1e300, Infinity, 2 ** 53, null, [], {}, [[]], [null], true),
  fc.dictionary(oddText, fc.oneof(oddText, fc.double(), fc.constant(null))),
);

/** Where the example may be spoiled: every value in it, and beside each. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([name, member]) =>
    placesIn(member, [...path, name]),
  );
  return [path, [...path, 'more'], ...below];
}

export const wholeBody = exampleBody({
  ...{ emailOptIn: true, partner: 'edX', site: 's', context: { ip: '1.2.3.4', gaClientId: 'g' } },
  vouchers: [{ code: 'A', enterpriseCustomerUuid: '6b1b2c1e-0c4b-4d7a-9f39-0e5c1b7f5d11' }],
});

function spoiled(body: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined || typeof body !== 'object' || body === null) return value;
  const copy = (Array.isArray(body) ? [...(body as unknown[])] : { ...body }) as Json;
  Object.defineProperty(copy, name, {
    ...{ value: spoiled(copy[name], rest, value), enumerable: true },
    ...{ configurable: true, writable: true },
  });
  return copy;
}

/** The example order with up to three values of it spoiled. */
export const spoiledExample = fc
  .array(fc.tuple(fc.constantFrom(...placesIn(wholeBody)), oddValue), {
    minLength: 1,
    maxLength: 3,
  })
  .map((changes) =>
    changes.reduce<unknown>((body, [path, odd]) => spoiled(body, path, odd), wholeBody),
  );

/** What arrives over HTTP is what JSON can say. */
export const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
