import type { FailureCodes } from '../../../kernel/failure.js';

const module = { class: 'configuration', byItself: 'when-well' } as const;
const again = { class: 'server', byItself: 'again' } as const;
const lasting = { class: 'server', byItself: 'never' } as const;
const unknown = { class: 'timeout', byItself: 'looks-first' } as const;

/** How lines of the module webhook fail. A repeat has the same key, so the receiver does it once. */
export const webhookFailures: FailureCodes = {
  'webhook-address-private': {
    ...module,
    remedy: 'correct `WEBHOOK_URL`, or set `WEBHOOK_PRIVATE_ADDRESSES=allowed`',
  },
  'webhook-redirects': { ...module, remedy: 'correct `WEBHOOK_URL`' },
  'webhook-unauthorized': { ...module, remedy: 'give the receiver our `WEBHOOK_SECRET`' },
  'webhook-not-found': { ...module, remedy: 'correct `WEBHOOK_URL`' },
  'webhook-unreachable': {
    class: 'network',
    byItself: 'again',
    remedy: 'look at the network, if it lasts',
  },
  'webhook-timeout': { ...unknown, remedy: 'look at the receiver, if it lasts' },
  'webhook-connection-lost': { ...unknown, remedy: 'look at the receiver, if it lasts' },
  'webhook-busy': { ...again, remedy: 'look at the receiver, if it lasts' },
  'webhook-rate-limited': { ...again, remedy: 'lower `CALL_CONCURRENCY_WEBHOOK`, if it lasts' },
  'webhook-unavailable': { ...again, remedy: 'look at the receiver, if it lasts' },
  'webhook-revocation-pending': { ...again, remedy: 'ask the receiver, if it lasts' },
  'webhook-answer-not-understood': {
    class: 'server',
    byItself: 'looks-first',
    remedy: 'a web page is no answer of a receiver: see what is at `WEBHOOK_URL`',
  },
  'webhook-unexpected-answer': {
    class: 'server',
    byItself: 'few',
    remedy: 'the reason is in `message`: ask the receiver',
  },
  'webhook-refused': { ...lasting, remedy: 'the reason is in `message`: ask the receiver' },
  'webhook-unsupported': { ...lasting, remedy: 'the receiver cannot do it: settle it by hand' },
};
