import {
  ada,
  at,
  given,
  staff,
  userIs,
} from '../../../test/integration/sandbox/enrollment-desk.js';
import type { Change } from './books.js';
import type { Answer, Call } from './call.js';
import { applyChange } from './fold.js';
import { lmsRoutes } from './routes.js';
import type { RouteName } from './faults.js';

const UUID = '2c5e8b2e-0f9e-4b5f-9a5c-3d6b0f1b7a11';
const UNKNOWN = 'cf246b88-d5f6-4908-a522-fc307e0b0c59';
const client = { id: 'makegood', secret: 'the secret of the client' };
const routes = lmsRoutes(client, 'token secret');
const nobody = { hasKey: true, badToken: false };
const stranger = { hasKey: false, badToken: true };

const wanted = (over: object = {}) => ({
  ...{ user: 'ada', course_uuid: UUID, mode: 'verified', order_number: 'EDX-1' },
  ...over,
});
const made = (over: object = {}): Change => ({
  type: 'entitlement',
  entitlement: {
    ...{ uuid: UUID, user: 'ada', courseUuid: UUID, mode: 'verified', orderNumber: 'EDX-1' },
    ...{ emailOptIn: false, enrollmentCourseRun: null, expiredAt: null, created: at, modified: at },
    ...{ refundLocked: false, supportDetails: [], ...over },
  },
});
const link = { enterprise_customer: UNKNOWN, username: 'ada' };
const grant = { grant_type: 'client_credentials', client_id: client.id };

interface Asked {
  readonly route: RouteName;
  readonly body?: object;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly call?: Partial<Call>;
}

function ask(changes: readonly Change[], { route, body = {}, path, query = {}, call }: Asked) {
  const found = routes.find(({ name }) => name === route)!;
  const books = given(...changes);
  const answer: Answer = found.answer(books, {
    ...{ at, caller: staff, path: path ?? found.url, query, body: body as Call['body'] },
    ...{ contentType: 'application/json', authorization: undefined, forwardedFor: undefined },
    ...{ root: 'http://lms', newId: () => UNKNOWN, ...call },
  });
  for (const change of answer.changes) applyChange(books, change);
  return answer;
}

const one = (uuid: string) => `/api/entitlements/v1/entitlements/${uuid}/`;

// Every error of the APIs behind a token, one row each.
const errors: readonly (Asked & {
  when: string;
  given?: Change[];
  status: number;
  says: string;
})[] = [
  ...(['entitlement.post', 'entitlement.list', 'enterprise-learner.post'] as const).flatMap(
    (route) => [
      {
        ...{ route, when: `${route}: only the API key is there`, call: { caller: nobody } },
        ...{ status: 401, says: 'Authentication credentials were not provided.' },
      },
      {
        ...{ route, when: `${route}: the token is not good`, call: { caller: stranger } },
        ...{ status: 401, says: 'Error decoding token.' },
      },
    ],
  ),
  ...(['entitlement.post', 'entitlement.delete', 'enterprise-learner.get'] as const).map(
    (route) => ({
      ...{ route, when: `${route}: the caller is not of staff`, call: { caller: ada } },
      ...{ status: 403, says: 'You do not have permission' },
    }),
  ),
  ...(['user', 'course_uuid', 'mode'] as const).map((field) => ({
    ...{ route: 'entitlement.post' as const, when: `${field} is missing` },
    ...{ body: wanted({ [field]: undefined }), status: 400 },
    says: `{"${field}":["This field is required."]}`,
  })),
  {
    ...{ route: 'entitlement.post', when: 'the course is no UUID', status: 400 },
    ...{ body: wanted({ course_uuid: 'DemoX' }), says: '{"course_uuid":["' },
  },
  {
    ...{ route: 'entitlement.post', when: 'the user does not exist', status: 400 },
    ...{ given: [userIs({ missing: true })], body: wanted(), says: '{"user":["Object with' },
  },
  {
    ...{ route: 'entitlement.post', when: 'order and course have one already', status: 400 },
    ...{ given: [made()], body: wanted({ user: 'bob' }), says: '{"non_field_errors":["' },
  },
  {
    ...{ route: 'entitlement.get', when: 'nobody knows it', path: one(UNKNOWN) },
    ...{ status: 404, says: 'Not found.' },
  },
  {
    ...{
      route: 'entitlement.get',
      when: 'it is another’s',
      path: one(UUID),
      call: { caller: ada },
    },
    ...{ given: [made({ user: 'bob' })], status: 404, says: 'Not found.' },
  },
  {
    ...{ route: 'entitlement.delete', when: 'nobody knows what is to end', path: one(UNKNOWN) },
    ...{ status: 404, says: 'Not found.' },
  },
  {
    ...{ route: 'entitlement.list', when: 'there is no such page', query: { page: '2' } },
    ...{ status: 404, says: 'Invalid page.' },
  },
  {
    ...{ route: 'enterprise-learner.post', when: 'nobody is to be linked', body: {} },
    ...{ status: 400, says: '"enterprise_customer":["This field is required."]' },
  },
  {
    ...{ route: 'enterprise-learner.post', when: 'the learner does not exist', body: link },
    ...{ given: [userIs({ missing: true })], status: 400, says: '{"username":["' },
  },
  {
    ...{ route: 'oauth2.token', when: 'the client is another', status: 401 },
    ...{ body: { ...grant, client_secret: 'guessed' }, says: '{"error":"invalid_client"}' },
  },
  {
    ...{ route: 'oauth2.token', when: 'the grant is another', status: 400 },
    body: { ...grant, client_secret: client.secret, grant_type: 'password' },
    says: '{"error":"unsupported_grant_type"}',
  },
];

describe('the APIs behind a token refuse', () => {
  it.each(errors)('with $status when $when', ({ given: before = [], status, says, ...asked }) => {
    const answer = ask(before, asked);
    expect(answer.status).toBe(status);
    expect(answer.changes).toEqual([]);
    expect(JSON.stringify(answer.body)).toContain(says);
  });
});

describe('an entitlement', () => {
  const later = { at: '2028-11-23T10:00:00.000Z' };
  const read = (changes: readonly Change[], call: Partial<Call> = {}) =>
    ask(changes, { route: 'entitlement.get', path: one(UUID), call }).body;

  it('ends by itself after 730 days', () => {
    expect(read([made()])).toMatchObject({ expired_at: null });
    expect(read([made()], later)).toMatchObject({ expired_at: '2028-11-22T10:00:00.000Z' });
  });

  it('that was ended keeps its end', () => {
    expect(read([made({ expiredAt: at })], later)).toMatchObject({ expired_at: at });
  });

  it('is listed with at most a hundred others', () => {
    const many = Array.from({ length: 120 }, (_, n) =>
      made({ uuid: `${n}`, orderNumber: `EDX-${n}` }),
    );
    const query = { user: 'ada', page_size: '500' };
    const { body } = ask(many, { route: 'entitlement.list', query });
    expect((body as { results: unknown[] }).results).toHaveLength(100);
  });
});
