import type { Line } from '../../../src/fulfillment/fulfillment-module.js';
import { createWebhookModule } from '../../../src/fulfillment/modules/webhook/webhook-module.js';
import { DONATION, SEAT } from './example-order.js';
import { describeFulfillmentModule } from './fulfillment-module-contract.js';
import { httpTo } from './recorded-http.js';
import { json, type Answer, type Script } from './small-lms.js';
import { SmallReceiver } from './small-receiver.js';
import type { World } from './world.js';

const GIFT: Line = { ...DONATION, productType: 'Gift', attributes: { wrapping: 'blue' } };
const PRIVATE = { message: 'The user ada <ada@example.com>, Ada Lovelace, gets no gift.' };

interface ReceiverWorld extends World {
  readonly receiver: SmallReceiver;
}

function openWorld(): Promise<ReceiverWorld> {
  const receiver = new SmallReceiver();
  let listener: () => void = () => undefined;
  let script: Script = () => undefined;
  receiver.script = (asked, usual) => {
    listener();
    return script(asked, usual);
  };
  return Promise.resolve({
    receiver,
    context: {
      http: httpTo(receiver),
      lms: { url: new URL('http://lms.test'), apiKey: undefined, timeoutMs: 1 },
      webhook: {
        url: new URL('http://gifts.test/makegood'),
        secrets: [SmallReceiver.SECRET],
        productTypes: ['Gift'],
        personalData: ['username'],
        timeoutMs: 1_000,
        now: Date.now,
      },
    },
    onCall: (called) => (listener = called),
    effects: () => Promise.resolve([...receiver.effects]),
    refuse: ({ id }) => {
      script = ({ body }) =>
        body.includes(`"line":{"id":"${id}"`) ? json(422, PRIVATE) : undefined;
      return Promise.resolve();
    },
    loseAnswer: () => {
      script = (_, usual) => {
        script = () => undefined;
        usual();
        return 'cut-off';
      };
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
}

const toEverything = (answer: Answer) => (world: ReceiverWorld) => {
  world.receiver.script = () => answer;
  return Promise.resolve();
};

describeFulfillmentModule<ReceiverWorld>('webhook', {
  openWorld,
  create: createWebhookModule,
  lines: [GIFT, { ...GIFT, id: '9' }],
  foreign: SEAT,
  callsOutside: true,
  secrets: [SmallReceiver.SECRET, SmallReceiver.SECRET.slice(6)],
  disturbances: {
    'a lasting refusal': toEverything(json(400, PRIVATE)),
    'only a detail': toEverything(json(429, { detail: PRIVATE.message })),
    'an empty body': toEverything({ status: 503 }),
    'a web page': toEverything({ status: 500, body: '<html>ada@example.com</html>' }),
    'a web page as a success': toEverything({ status: 200, body: ' <html>ada</html>' }),
    'a redirect': toEverything({ status: 307, headers: { location: 'http://127.0.0.1:1/' } }),
    'a receiver that is gone': toEverything({ status: 410 }),
    'ten megabytes': toEverything({ status: 500, body: 'ada '.repeat(2_621_440) }),
    'a connection that is lost': toEverything('cut-off'),
    'a connection that is refused': toEverything('refuse'),
    silence: toEverything('silent'),
  },
});
