import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { SandboxLmsClient } from '../support/sandbox-lms-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

const PERSON = {
  user: {
    username: 'quaffle_bludger',
    email: 'wizard.post@hogwarts.example',
    lmsUserId: 777123456789,
  },
  billingAddress: {
    ...{ firstName: 'Bathilda', lastName: 'Bagshot', line1: '4 Privet Drive', city: 'Surbiton' },
    ...{ postcode: 'ZZ9 9ZZ', country: 'GB', phone: '020-7946-0999' },
  },
  context: { ip: '203.0.113.99', gaClientId: 'ga-client-4711' },
};
const SECRET_KEY = 'the-api-key-that-nobody-may-see';

/** Everything of a person: long enough that no random id and no sealed text holds it by chance. */
const PERSONAL = [
  ...['quaffle', 'wizard.post', '777123456789', 'Bathilda', 'Bagshot', 'Privet', 'Surbiton'],
  ...['ZZ9 9ZZ', '020-7946', '203.0.113.99', 'ga-client-4711'],
];

/** And everything that opens a door. */
const SECRETS = [...PERSONAL, 'ch-LEAK', SECRET_KEY, 'tok_ok'];

/** Nothing in the folder is compressed: what is no secret is found in the same way. */
function foundIn(folder: string, texts: readonly string[]): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
  return texts.filter((text) => files.some((file) => file.includes(text)));
}

describe('what the service says and keeps while it works', () => {
  it('has nothing in it of people, payments, tokens and keys, whatever goes wrong', async () => {
    const dataDir = await newDataDir();
    const env = { LOG_LEVEL: 'trace', LMS_API_KEY: SECRET_KEY, RETRY_BASE_MS: '50' };
    const service = await ServiceProcess.start(dataDir, env);
    const greeting = service.output.length;
    const checkout = new CheckoutClient(service);
    const lms = new SandboxLmsClient(service.lmsUrl);
    try {
      await lms.fail({ route: 'any', status: 503, times: 1 });
      await lms.fail({ route: 'enrollment.post', drop: 'after-applying', times: 1 });
      await checkout.place(orderRequest('LEAK-1', PERSON));
      await checkout.complete('LEAK-1');
      const sandbox = { ...PERSON, payment: { processor: 'sandbox', token: 'tok_ok' } };
      await checkout.place(orderRequest('LEAK-2', sandbox));
      await checkout.complete('LEAK-2');
      const declined = { ...PERSON, payment: { processor: 'sandbox', token: 'tok_declined' } };
      await checkout.place(orderRequest('LEAK-4', declined));
      const user = { ...PERSON.user, username: 'quaffle_keeper' };
      const message = `${user.username} of 4 Privet Drive cannot be enrolled`;
      await lms.fail({ route: 'enrollment.post', status: 400, body: { message }, times: 1 });
      await checkout.place(orderRequest('LEAK-5', { ...PERSON, user }));
      await checkout.complete('LEAK-5');
      const failed = (await checkout.history('LEAK-5')).find(({ type }) => type.endsWith('Failed'));
      expect(failed?.data['message']).toContain('(learner) of (learner) cannot be enrolled');
      await checkout.place(orderRequest('LEAK-3', { ...PERSON, colour: 'red' }));
      await checkout.place(orderRequest('LEAK-1', { ...sandbox, shippingMethod: 'express' }));
      await checkout.place(`{"user": "${PERSON.user.email}"`);
      await checkout.get(`/v1/orders/${PERSON.user.username}`);
      const [token, history] = [await service.token('checkout'), await checkout.history('LEAK-1')];
      expect(history[1]?.data).toMatchObject(PERSON);
      await service.stop();
      const said = service.output.slice(greeting);
      expect(said).toContain('answered');
      expect(SECRETS.filter((secret) => service.output.includes(secret))).toEqual([]);
      expect(said).not.toContain(token.split('.')[1] ?? token);
      const orders = ['LEAK-1', 'LEAK-2', 'LEAK-4', 'LEAK-5'];
      expect(foundIn(join(dataDir, 'eventstore'), [...orders, ...PERSONAL])).toEqual(orders);
      expect(foundIn(join(dataDir, 'keys'), PERSONAL)).toEqual([]);
    } finally {
      await service.kill();
      removeDataDir(dataDir);
    }
  });
});
