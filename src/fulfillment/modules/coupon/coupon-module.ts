import type { CreateModule, RevocationResult } from '../../fulfillment-module.js';
import { withoutCall } from '../../outside/without-call.js';

const NOT_SUPPORTED: RevocationResult = {
  kind: 'failed',
  class: 'configuration',
  code: 'not-supported',
  message: 'Codes of a coupon may have been handed out already; a coupon cannot be taken back.',
  retryable: false,
};

/** The codes of a coupon exist since it was created in the catalogue; selling it asks nothing of anybody. */
export const createCouponModule: CreateModule = () => ({
  name: 'coupon',
  repeatable: true,
  supports: ({ productType }) => productType === 'Coupon',
  fulfillProduct: withoutCall,
  revokeLine: () => Promise.resolve(NOT_SUPPORTED),
});
