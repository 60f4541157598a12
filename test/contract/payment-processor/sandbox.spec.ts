import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OneStepProcessor } from '../../../src/checkout/processors/one-step-processor.js';
import { EventStoreUnavailable } from '../../../src/platform/event-store/event-store.js';
import { openSandboxProcessor } from '../../../src/sandbox/contract.js';
import { charge, CheckoutWorld, ORDER, Outside } from '../../support/checkout-world.js';
import { describePaymentProcessor, type ProcessorWorld } from './payment-processor.contract.js';

function open(): Promise<ProcessorWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'makegood-processor-'));
  const sandbox = openSandboxProcessor({ dataDir, now: () => new Date(), newId: randomUUID });
  const another = (): OneStepProcessor => new OneStepProcessor(sandbox);
  const processor = another();
  return Promise.resolve({
    ...{ processor, another },
    charges: (orderNumber: string) =>
      sandbox
        .list()
        .filter(
          (entry) =>
            entry.type === 'charged' &&
            entry.charge.orderNumber === orderNumber &&
            entry.outcome.outcome === 'collected',
        ).length,
    loseNextAnswer: () => ({ processor, token: 'tok_timeout_after_success' }),
    close: () => {
      sandbox.close();
      rmSync(dataDir, { recursive: true });
      return Promise.resolve();
    },
  });
}

describePaymentProcessor('sandbox', {
  ...{ good: 'tok_ok', declined: 'tok_declined', runs: 100, open },
});

describe('fifty processes that are sent one order at once', () => {
  it.each(['tok_ok', 'tok_timeout_after_success'])(
    'charge once with %s, by the books of the processor',
    async (token) => {
      const { another, charges, close } = await open();
      try {
        const outside = new Outside();
        const placeOne = async (): Promise<string> => {
          try {
            return await new CheckoutWorld(outside, outside.store, another()).place(charge(token));
          } catch (error) {
            // So many writers at one claim that some are told to come again.
            if (error instanceof EventStoreUnavailable) return 'unavailable';
            throw error;
          }
        };
        const answers = await Promise.all(Array.from({ length: 50 }, placeOne));
        const expected = ['placed', 'payment-pending', 'unavailable'];
        expect(answers.filter((answer) => !expected.includes(answer))).toEqual([]);
        expect(await placeOne()).toBe('placed');
        expect(charges(ORDER)).toBe(1);
        expect(outside.types()).toEqual(['PaymentRequested', 'PaymentCollected', 'OrderPlaced']);
      } finally {
        await close();
      }
    },
  );
});
