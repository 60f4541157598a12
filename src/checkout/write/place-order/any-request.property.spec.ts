import fc from 'fast-check';
import { judge } from '../../../../test/support/order-requests.js';
import { overTheWire, spoiledExample } from '../../../../test/support/spoiled-requests.js';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import { FINGERPRINT_KEY_OF_SPECS } from '../../../../test/support/checkout-world.js';
import { Fingerprints } from '../../payment/fingerprints.js';

const fingerprints = new Fingerprints(FINGERPRINT_KEY_OF_SPECS);

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
    await fc.assert(fc.asyncProperty(spoiledExample, isJudged), { numRuns: 600 });
  });
});
