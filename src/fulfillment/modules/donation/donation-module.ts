import type { CreateModule } from '../../fulfillment-module.js';
import { withoutCall } from '../../outside/without-call.js';

/** A donation is made good by having been paid, and taken back by paying it back: nobody is called for either. */
export const createDonationModule: CreateModule = () => ({
  name: 'donation',
  repeatable: true,
  supports: ({ productType }) => productType === 'Donation',
  fulfillProduct: withoutCall,
  revokeLine: () => Promise.resolve({ kind: 'revoked', receipt: {} }),
});
