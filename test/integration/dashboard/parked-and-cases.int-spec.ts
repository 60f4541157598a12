import { sql } from 'kysely';
import { ORDER_STATUS_CONSUMER } from '../../../src/checkout/read/order-status/order-status.projection.js';
import { orderStream } from '../../../src/order/order-stream.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { API_KEY, speakAs, startCheckoutApp, type CheckoutApp } from '../checkout/checkout-app.js';
import { localUser, valueOf, Visitor, type Seen } from './visitor.js';

let app: CheckoutApp;
let olga: Visitor;
let alba: Visitor;
beforeAll(async () => {
  const people = [await localUser('olga', 'operator'), await localUser('alba', 'auditor')];
  app = await startCheckoutApp({ RETRY_MAX_ATTEMPTS: '1' }, [], { people });
  [olga, alba] = [new Visitor(app.url), new Visitor(app.url)];
  await olga.signIn('olga');
  await alba.signIn('alba');
});
afterAll(() => app.stop());

const place = (number: string, more: object = {}) => {
  const user = { username: number.toLowerCase(), email: `${number.toLowerCase()}@example.com` };
  return speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', {
    body: orderRequest(number, { user, ...more }),
  });
};

const seen = (path: string, words: string, visitor = olga): Promise<Seen> =>
  eventually(
    () => visitor.get(path),
    ({ html }) => html.includes(words),
  );

const actionsIn = ({ html }: Seen) =>
  [...html.matchAll(/<form[^>]*action="([^"]*)"/g)].map(([, action]) => action);
const OF_AUDITORS = ['/dashboard/orders', '/dashboard/sign-out', '/dashboard/zone'];

describe('the page of what is parked', () => {
  const PAGE = '/dashboard/parked';
  const stream = orderStream('PARKED-1');
  const action = `${PAGE}/${ORDER_STATUS_CONSUMER}/${stream}/release`;

  /** As when that consumer could not handle the first event of the order. */
  const park = () =>
    app.database.run(
      sql`insert into parked_streams
        (consumer, stream, from_revision, last_revision, error_code, error_revision, error_where)
        values (${ORDER_STATUS_CONSUMER}, ${stream}, 0, 0, 'handler-failed', 0, 'Error at x.ts:1:2')`.compile(
        queryBuilder(),
      ),
    );

  it('is calm while nothing is, and tells how consumers are', async () => {
    const { status, html } = await olga.get(PAGE);
    expect(status).toBe(200);
    expect(html).toContain('Nothing is parked');
    expect(html).toContain(`<th scope="row">${ORDER_STATUS_CONSUMER}</th>`);
  });

  it('says what is wrong with an order; it is released, and then handled', async () => {
    await place('PARKED-1');
    await seen('/dashboard/orders?number=PARKED-1', 'Complete');
    await park();
    const page = await olga.get(PAGE);
    expect(page.html).toContain('1 order is parked, for 1 consumer');
    expect(page.html).toContain('A defect of this build, or an impossible event'.toLowerCase());
    expect(page.html).toContain('href="/dashboard/orders/parked-1"');
    expect(page.html).not.toContain('goes into the history');
    expect(actionsIn(await alba.get(PAGE))).toEqual(OF_AUDITORS);
    const fields = { csrf: valueOf(page.html, 'csrf'), key: valueOf(page.html, 'key') };
    const refused = await olga.send(action, { ...fields, reason: 'n'.repeat(501) });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('n'.repeat(501));
    const done = await olga.send(action, { ...fields, reason: 'The defect is mended' });
    expect(done.status).toBe(303);
    const [where = ''] = done.location!.split('#');
    await seen(where, 'has handled');
  });

  it('says so when there is nothing to release', async () => {
    const { html } = await olga.get(PAGE);
    const fields = { csrf: valueOf(html, 'csrf'), reason: 'Again' };
    const { status, html: said } = await olga.send(action, fields);
    expect(status).toBe(404);
    expect(said).toContain('was not released');
  });
});

describe('the page of cases', () => {
  const PAGE = '/dashboard/cases';

  it('has lines and money that wait for a person, and what helps', async () => {
    expect((await seen(PAGE, 'No case waits for a person.')).status).toBe(200);
    const lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
    await lms.fail({ route: 'any', user: 'case-1', status: 503, times: 1 });
    await place('CASE-1');
    const { html } = await seen(PAGE, '1 line waits for a person.');
    expect(html).toContain('See that the other side is well again, then retry');
    expect(html).toContain('href="/dashboard/orders/CASE-1#h-why"');
    await place('CASE-2');
    const payment = { processor: 'captured', reference: 'ch_twice', amount: '159.00' };
    await place('CASE-2', { payment });
    const both = await seen(PAGE, '1 payment and 1 line wait for a person.');
    expect(both.html).toContain('<code>ch_twice</code>');
    expect(both.html).toContain('Deal with the money where it is');
    expect(actionsIn(await alba.get(PAGE))).toEqual(OF_AUDITORS);
  });
});
