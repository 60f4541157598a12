import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OneStepProcessor } from '../../../src/checkout/processors/one-step-processor.js';
import { openSandboxProcessor } from '../../../src/sandbox/contract.js';
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
