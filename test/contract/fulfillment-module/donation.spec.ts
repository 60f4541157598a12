import { createDonationModule } from '../../../src/fulfillment/modules/donation/donation-module.js';
import { DONATION, SEAT } from './example-order.js';
import { describeFulfillmentModule } from './fulfillment-module-contract.js';
import { openSilentWorld } from './silent-world.js';

describeFulfillmentModule('donation', {
  create: createDonationModule,
  lines: [DONATION, { ...DONATION, id: '9' }],
  foreign: SEAT,
  callsOutside: false,
  openWorld: openSilentWorld,
});
