import { StripeProcessor } from '../../../src/checkout/processors/stripe/stripe-processor.js';
import { STUB_KEY, StripeStub } from '../../support/stripe-stub/stripe-stub.js';
import { describePaymentProcessor, type ProcessorWorld } from './payment-processor.contract.js';

async function open(): Promise<ProcessorWorld> {
  const stub = await StripeStub.start();
  const made: StripeProcessor[] = [];
  const processor = (totalMs = 20_000): StripeProcessor => {
    const limits = { totalMs, pauseMs: 1 };
    const options = { secretKey: STUB_KEY, apiBase: stub.url, now: stub.now, limits };
    const one = new StripeProcessor(options);
    made.push(one);
    return one;
  };
  return {
    processor: processor(),
    another: () => processor(),
    charges: (orderNumber) => stub.charged(orderNumber).length,
    loseNextAnswer: () => {
      stub.failNext('confirm', 'silence-after', 4);
      return { processor: processor(500), token: 'pm_card_visa' };
    },
    close: async () => {
      for (const one of made) one.close();
      await stub.close();
    },
  };
}

describePaymentProcessor('stripe', {
  ...{ good: 'pm_card_visa', declined: 'pm_card_visa_chargeDeclinedInsufficientFunds' },
  ...{ runs: 40, open },
});
