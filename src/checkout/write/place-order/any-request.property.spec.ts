import fc from 'fast-check';
import { exampleBody, judge, type Json } from '../../../../test/support/order-requests.js';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import { FINGERPRINT_KEY_OF_SPECS } from '../../../../test/support/checkout-world.js';
import { Fingerprints } from '../../payment/fingerprints.js';

const fingerprints = new Fingerprints(FINGERPRINT_KEY_OF_SPECS);

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

const whole = exampleBody({
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

const spoiledExample = fc
  .array(fc.tuple(fc.constantFrom(...placesIn(whole)), oddValue), { minLength: 1, maxLength: 3 })
  .map((changes) =>
    changes.reduce<unknown>((body, [path, odd]) => spoiled(body, path, odd), whole),
  );

/** What arrives over HTTP is what JSON can say. */
const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

async function isJudged(sent: unknown): Promise<void> {
  const judged = await judge(overTheWire(sent));
  if ('status' in judged) {
    expect([400, 422]).toContain(judged.status);
    expect(judged.errors.length).toBeGreaterThan(0);
    return;
  }
  // It can be fingerprinted, stored and linked into its stream.
  const { details, payment } = judged;
  expect(fingerprints.of(details).value).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.parse(canonicalJson({ details, payment }))).toEqual({ details, payment });
}

describe('any JSON at all', () => {
  it('is an order or a refusal, never an accident', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), isJudged), {
      numRuns: 300,
    });
  });

  it('also when it is nearly an order', async () => {
    await fc.assert(fc.asyncProperty(spoiledExample, isJudged), { numRuns: 1500 });
  });
});
