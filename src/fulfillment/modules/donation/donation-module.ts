import type { CreateModule, Line, LineResult, Placed } from '../../fulfillment-module.js';

// eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, a donation is not
async function* complete(_order: Placed, lines: readonly Line[]): AsyncGenerator<LineResult> {
  for (const { id } of lines) yield { lineId: id, kind: 'fulfilled', receipt: {} };
}

/** A donation is made good by having been paid, and taken back by paying it back: nobody is called for either. */
export const createDonationModule: CreateModule = () => ({
  name: 'donation',
  repeatable: true,
  supports: ({ productType }) => productType === 'Donation',
  fulfillProduct: complete,
  revokeLine: () => Promise.resolve({ kind: 'revoked', receipt: {} }),
});
