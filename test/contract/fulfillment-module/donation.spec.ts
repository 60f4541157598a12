import { createDonationModule } from '../../../src/fulfillment/modules/donation/donation-module.js';
import { DONATION, SEAT } from './example-order.js';
import { describeFulfillmentModule } from './fulfillment-module-contract.js';
import { httpTo } from './recorded-http.js';
import { SmallLms } from './small-lms.js';

describeFulfillmentModule('donation', {
  create: createDonationModule,
  lines: [DONATION, { ...DONATION, id: '9' }],
  foreign: SEAT,
  callsOutside: false,
  openWorld: () => {
    const lms = new SmallLms();
    return Promise.resolve({
      context: {
        http: httpTo(lms),
        lms: { url: new URL('http://lms.test'), apiKey: undefined, timeoutMs: 1 },
      },
      onCall: () => undefined,
      effects: () => Promise.resolve(lms.asked.map(({ path }) => path)),
      refuse: () => Promise.resolve(),
      loseAnswer: () => Promise.resolve(),
      close: () => Promise.resolve(),
    });
  },
});
