import type {
  Attempt,
  CreateModule,
  Lack,
  Line,
  ModuleContext,
  Placed,
  WebhookAccess,
} from '../../fulfillment-module.js';
import { hear, type Heard } from '../../outside/hear.js';
import { wordsOfPerson } from '../../outside/without-person.js';
import { judgeFulfilled, judgeRevoked, judgeStatus } from './judge.js';
import { messageOf, type Asked } from './message.js';
import { signedCall } from './signed-call.js';

const NOTHING: WebhookAccess = {
  ...{ url: undefined, secrets: [], productTypes: [], personalData: [], timeoutMs: 1 },
  now: () => 0,
};

function lackOf({ url, secrets, productTypes }: WebhookAccess): Lack | undefined {
  if (!url) return lack('WEBHOOK_URL', 'https://gifts.example.com/makegood');
  if (secrets.length === 0) return lack('WEBHOOK_SECRET', '"whsec_$(openssl rand -base64 32)"');
  if (productTypes.length === 0) return lack('WEBHOOK_PRODUCT_TYPES', 'Gift,Poster');
  return undefined;
}

function lack(variable: string, example: string): Lack {
  return { variable, example: `${variable}=${example}` };
}

/**
 * Product types that somebody else makes good: whoever receives the messages. A repeat has the key of the first, so whoever
 * keeps to it does it once.
 */
export const createWebhookModule: CreateModule = ({ http, webhook = NOTHING }) => {
  const ask = asker(http, webhook);
  const words = ({ details }: Placed): string[] => wordsOfPerson(details);
  return {
    name: 'webhook',
    repeatable: true,
    lacks: lackOf(webhook),
    supports: ({ productType }) => webhook.productTypes.includes(productType),
    async *fulfillProduct(order, lines, attempt) {
      for (const line of lines) {
        const heard = await ask('fulfill', order, line, attempt);
        yield { lineId: line.id, ...judgeFulfilled(heard, words(order)) };
      }
    },
    async revokeLine(order, line, attempt) {
      return judgeRevoked(await ask('revoke', order, line, attempt), words(order));
    },
    async probe(order, line, attempt) {
      return judgeStatus(await ask('status', order, line, attempt), words(order));
    },
  };
};

function asker(http: ModuleContext['http'], access: WebhookAccess) {
  const { url, timeoutMs } = access;
  return async (asked: Asked, order: Placed, line: Line, attempt: Attempt): Promise<Heard> => {
    if (!url) throw new Error('The module webhook lacks its URL, and is asked all the same.');
    await attempt.begin(line);
    return hear(http, signedCall(url, messageOf(asked, order, line, access), access), timeoutMs);
  };
}
