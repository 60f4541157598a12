import type { Line } from '../../../src/fulfillment/fulfillment-module.js';
import { createCouponModule } from '../../../src/fulfillment/modules/coupon/coupon-module.js';
import { DONATION, SEAT } from './example-order.js';
import { describeFulfillmentModule } from './fulfillment-module-contract.js';
import { openSilentWorld } from './silent-world.js';

const COUPON: Line = { ...DONATION, productType: 'Coupon', sku: 'C0UP0N', title: 'Ten codes' };

describeFulfillmentModule('coupon', {
  create: createCouponModule,
  lines: [COUPON, { ...COUPON, id: '9' }],
  foreign: SEAT,
  callsOutside: false,
  revocable: false,
  openWorld: openSilentWorld,
});
