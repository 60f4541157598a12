import { exampleOrder, SEAT } from '../../../../test/contract/fulfillment-module/example-order.js';
import { httpTo } from '../../../../test/contract/fulfillment-module/recorded-http.js';
import {
  json,
  SmallLms,
  type Answer,
} from '../../../../test/contract/fulfillment-module/small-lms.js';
import { ClientCredentials } from '../../../platform/http/client-credentials.js';
import type { LineResult } from '../../fulfillment-module.js';
import { createEnrollmentModule } from './enrollment-module.js';

const CUSTOMER = 'cf246b88-d5f6-4908-a522-fc307e0b0c59';
const OAUTH = { tokenUrl: 'http://lms.test/oauth2/access_token', clientId: 'c', clientSecret: 's' };
const OTHER = { ...SEAT, id: '7', attributes: { courseKey: 'course-v1:edX+Engines+2026' } };

const linked = (username: string, uuid = CUSTOMER) =>
  json(200, { count: 1, results: [{ enterprise_customer: { uuid }, user: { username } }] });
const NOBODY = json(200, { count: 0, results: [] });

interface Said {
  readonly found?: Answer;
  readonly made?: Answer;
  /** To the first call only. */
  readonly madeFirst?: Answer;
  readonly withClient?: boolean;
}

/** The example order with an enterprise voucher: what became of its first line, and what was called. */
async function attempt(said: Said = {}) {
  const { found = NOBODY, made = json(201, {}), withClient = true } = said;
  const links = said.madeFirst ? [said.madeFirst] : [];
  const lms = new SmallLms();
  lms.script = ({ method, path }) => {
    if (path.startsWith('/oauth2/')) return json(200, { access_token: 't', expires_in: 60 });
    if (!path.startsWith('/enterprise/')) return undefined;
    return method === 'GET' ? found : (links.pop() ?? made);
  };
  const http = httpTo(lms);
  const module = createEnrollmentModule({
    http,
    lms: { url: new URL('http://lms.test'), apiKey: SmallLms.API_KEY, timeoutMs: 1_000 },
    ...(withClient && { tokens: new ClientCredentials(http, OAUTH) }),
  });
  const vouchers = [{ code: 'ACME', enterpriseCustomerUuid: CUSTOMER }];
  const order = exampleOrder([SEAT, OTHER], { vouchers });
  const results: LineResult[] = [];
  const begin = () => Promise.resolve();
  for await (const one of module.fulfillProduct(order, [SEAT, OTHER], { begin })) results.push(one);
  const calls = lms.asked.map(({ method, path }) => `${method} ${path.split('/')[1] ?? ''}`);
  return { lms, result: results[0], results, calls };
}

describe('a seat that an enterprise pays for', () => {
  it('has the learner linked before they are enrolled, by a token and no key', async () => {
    const { result, calls, lms } = await attempt();
    expect(result).toMatchObject({ kind: 'fulfilled' });
    expect(calls.slice(0, 5)).toEqual([
      'GET api',
      'POST oauth2',
      'GET enterprise',
      'POST enterprise',
      'POST api',
    ]);
    const [, , find, link] = lms.asked;
    expect(find).toMatchObject({
      path: '/enterprise/api/v1/enterprise-learner/',
      query: { enterprise_customer: CUSTOMER, username: 'ada' },
      headers: { authorization: 'JWT t' },
    });
    expect(find?.headers).not.toHaveProperty('x-edx-api-key');
    expect(JSON.parse(link?.body ?? '')).toEqual({
      enterprise_customer: CUSTOMER,
      username: 'ada',
      active: true,
    });
  });

  it('links nobody who is linked', async () => {
    const { result, calls } = await attempt({ found: linked('Ada') });
    expect(result).toMatchObject({ kind: 'fulfilled' });
    expect(calls).not.toContain('POST enterprise');
  });

  it.each([
    ['another learner', linked('eve')],
    ['another enterprise', linked('ada', 'other')],
  ])('does not take %s for the one', async (_what, found) => {
    expect((await attempt({ found })).calls).toContain('POST enterprise');
  });

  it.each([
    [{ made: json(400, { username: ['User ada does not exist'] }) }, 'lms-enterprise-refused'],
    [{ made: { status: 503 } }, 'lms-unavailable'],
    [{ made: 'cut-off' }, 'lms-connection-lost'],
    [{ found: { status: 200, body: '<html>' } }, 'lms-answer-not-understood'],
    [{ found: json(403, { detail: 'ada may not.' }) }, 'lms-forbidden'],
    [{ withClient: false }, 'lms-oauth-client-missing'],
  ] as const)('is not made good when they cannot be linked (%j)', async (said, code) => {
    const { results, lms } = await attempt(said);
    const concerns = 'line'; // seats without such a voucher go on
    expect(results).toMatchObject([
      { code, concerns },
      { code, concerns },
    ]);
    expect(JSON.stringify(results)).not.toMatch(/\bada\b/i);
    expect(results[0]).not.toHaveProperty('outcomeUnknown');
    expect(lms.effects).toEqual([]);
  });

  it.each([
    [{ found: { status: 404 } }, 'lms-api-not-found'],
    [{ found: { status: 401 } }, 'lms-token-refused'],
    [{ withClient: false }, 'lms-oauth-client-missing'],
  ] as const)('waits for a person where the LMS is not set up for it (%j)', async (said, code) => {
    const { result } = await attempt(said);
    expect(result).toMatchObject({ class: 'configuration', code, retryable: false });
  });

  it('fails alone when only its link fails', async () => {
    const { results } = await attempt({ madeFirst: { status: 503 } });
    expect(results).toMatchObject([{ code: 'lms-unavailable' }, { kind: 'fulfilled' }]);
  });
});
