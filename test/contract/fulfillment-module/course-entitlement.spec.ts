import type { Line } from '../../../src/fulfillment/fulfillment-module.js';
import { createCourseEntitlementModule } from '../../../src/fulfillment/modules/course-entitlement/course-entitlement-module.js';
import { ClientCredentials } from '../../../src/platform/http/client-credentials.js';
import { DONATION, SEAT } from './example-order.js';
import { describeFulfillmentModule } from './fulfillment-module-contract.js';
import { httpTo } from './recorded-http.js';
import { SmallEntitlementApi } from './small-entitlement-api.js';
import { json, type Answer, type Script } from './small-lms.js';
import type { World } from './world.js';

const PRIVATE = 'The user ada <ada@example.com>, Ada Lovelace, does not exist.';

export const ENTITLEMENT: Line = {
  ...SEAT,
  productType: 'Course Entitlement',
  attributes: {
    courseUuid: '2c5e8b2e-0f9e-4b5f-9a5c-3d6b0f1b7a11',
    certificateType: 'verified',
  },
};

interface EntitlementWorld extends World {
  readonly lms: SmallEntitlementApi;
}

function openWorld(): Promise<EntitlementWorld> {
  const lms = new SmallEntitlementApi();
  const http = httpTo(lms);
  let listener: () => void = () => undefined;
  let script: Script = () => undefined;
  lms.script = (asked, usual) => {
    listener();
    return script(asked, usual);
  };
  const oauth = SmallEntitlementApi.CLIENT;
  return Promise.resolve({
    lms,
    context: {
      http,
      lms: { url: new URL('http://lms.test'), apiKey: undefined, timeoutMs: 1_000, oauth },
      tokens: new ClientCredentials(http, oauth),
    },
    onCall: (called) => (listener = called),
    effects: () => Promise.resolve([...lms.effects]),
    refuse: ({ attributes }) => {
      const course = String(attributes?.['courseUuid']);
      script = ({ method, body }) =>
        (method === 'POST' && body.includes(course)) || method === 'DELETE'
          ? json(403, { detail: PRIVATE })
          : undefined;
      return Promise.resolve();
    },
    loseAnswer: () => {
      script = ({ method, path }, usual) => {
        if (method !== 'POST' || path.startsWith('/oauth2')) return undefined;
        script = () => undefined;
        usual();
        return 'cut-off';
      };
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
}

const toEverything = (answer: Answer) => (world: EntitlementWorld) => {
  world.lms.script = () => answer;
  return Promise.resolve();
};
const to = (which: 'token' | 'list' | 'create', answer: Answer) => (world: EntitlementWorld) => {
  world.lms.script = ({ method, path }) => {
    const asked = path.startsWith('/oauth2') ? 'token' : method === 'GET' ? 'list' : 'create';
    return asked === which ? answer : undefined;
  };
  return Promise.resolve();
};

describeFulfillmentModule<EntitlementWorld>('course-entitlement', {
  openWorld,
  create: createCourseEntitlementModule,
  lines: [
    ENTITLEMENT,
    {
      ...ENTITLEMENT,
      id: '7',
      attributes: {
        courseUuid: '7a1f0c52-4f0e-4d37-9c0e-6f3b8a1d2e90',
        certificateType: 'professional',
      },
    },
  ],
  foreign: DONATION,
  callsOutside: true,
  secrets: [SmallEntitlementApi.CLIENT.clientSecret, 'token-1'],
  disturbances: {
    'a lasting refusal': to('create', json(400, { user: [PRIVATE] })),
    'a refusal without fields': to('create', json(400, { non_field_errors: [PRIVATE] })),
    'only a detail': toEverything(json(429, { detail: PRIVATE })),
    'an empty body': to('create', { status: 503 }),
    'a web page': toEverything({ status: 500, body: '<html>ada@example.com</html>' }),
    'a web page as a success': to('create', { status: 201, body: '<html>ada</html>' }),
    'an empty list': to('list', { status: 200 }),
    'somebody else’s entitlement as an answer': to('create', json(201, { uuid: 'ada' })),
    'a token that is refused again and again': to('list', json(401, { detail: 'No, ada.' })),
    'a client that is refused': to('token', json(401, { error: 'invalid_client' })),
    'a token page in HTML': to('token', { status: 200, body: '<html>' }),
    'a token server that hangs up': to('token', 'cut-off'),
    'a redirect': toEverything({ status: 302, headers: { location: 'http://127.0.0.1:1/' } }),
    'ten megabytes': to('create', { status: 500, body: 'ada '.repeat(2_621_440) }),
    'a connection that is lost': to('create', 'cut-off'),
  },
});
