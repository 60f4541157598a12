import {
  ada,
  course,
  courseIs,
  enrolled,
  given,
  post,
  seat,
  userIs,
} from '../../../test/integration/sandbox/enrollment-desk.js';
import { enrollmentOf } from './books.js';
import type { Change } from './books.js';
import type { Call } from './call.js';

interface Row {
  readonly when: string;
  readonly given?: readonly Change[];
  readonly body: object;
  readonly call?: Partial<Call>;
  readonly status: number;
  readonly says: string | undefined;
}

// Every error of the Enrollment API, one row each.
const errors: readonly Row[] = [
  {
    when: 'no course is named',
    body: { user: 'ada' },
    status: 400,
    says: 'Course ID must be specified',
  },
  {
    when: 'the course key is malformed',
    body: seat({ course_details: { course_id: 'DemoX' } }),
    status: 400,
    says: "No course 'DemoX' found",
  },
  {
    when: 'the course is unknown',
    given: [courseIs({ exists: false })],
    body: seat(),
    status: 400,
    says: `No course '${course}' found`,
  },
  {
    when: 'is_active is not a flag',
    body: seat({ is_active: 'yes' }),
    status: 400,
    says: 'invalid enrollment activation status',
  },
  {
    when: 'force_enrollment is not a flag',
    body: seat({ force_enrollment: 1 }),
    status: 400,
    says: 'invalid force enrollment status',
  },
  {
    when: 'another mode than the active one is to be given up',
    given: [enrolled('honor')],
    body: seat({ is_active: false }),
    status: 400,
    says: 'Enrollment mode mismatch: active mode=honor, requested mode=verified',
  },
  {
    when: 'an upgrade to credit names no provider',
    given: [enrolled()],
    body: seat({
      mode: 'credit',
      enrollment_attributes: [{ namespace: 'order', name: 'order_number', value: 'EDX-1' }],
    }),
    status: 400,
    says: 'Missing enrollment attributes',
  },
  {
    when: 'the mode is expired',
    given: [courseIs({ expiredModes: ['verified'] })],
    body: seat(),
    status: 400,
    says: 'course mode is expired or otherwise unavailable',
  },
  {
    when: 'the course has no such mode',
    body: seat({ mode: 'platinum' }),
    status: 400,
    says: 'course mode is expired or otherwise unavailable',
  },
  {
    when: 'enrollment is closed',
    given: [courseIs({ closed: true })],
    body: seat(),
    status: 400,
    says: 'An error occurred while creating the new course enrollment',
  },
  {
    when: 'enrollment is closed, even for one who is enrolled',
    given: [courseIs({ closed: true }), enrolled()],
    body: seat(),
    status: 400,
    says: 'An error occurred while creating the new course enrollment',
  },
  {
    when: 'the course is full',
    given: [courseIs({ full: true })],
    body: seat(),
    status: 400,
    says: 'An error occurred while creating the new course enrollment',
  },
  {
    when: 'the enterprise service fails',
    given: [courseIs({ enterpriseDown: true })],
    body: seat({ linked_enterprise_customer: 'e1' }),
    status: 400,
    says: 'An error occurred while creating the new course enrollment',
  },
  {
    when: 'nobody calls',
    body: seat(),
    call: { caller: { hasKey: false, badToken: false } },
    status: 401,
    says: 'Authentication credentials were not provided.',
  },
  {
    when: 'the token is not good',
    body: seat(),
    call: { caller: { hasKey: false, badToken: true } },
    status: 401,
    says: 'Error decoding token.',
  },
  {
    when: 'a learner wants a paid mode',
    body: seat(),
    call: { caller: ada },
    status: 403,
    says: 'does not have permission to create enrollment with mode [verified]',
  },
  {
    when: 'the learner is under embargo',
    given: [userIs({ embargoed: true })],
    body: seat(),
    status: 403,
    says: 'cannot access the course',
  },
  {
    when: "the learner's address is under embargo",
    given: [courseIs({ embargoedIps: ['192.0.2.7'] })],
    body: seat(),
    call: { forwardedFor: '192.0.2.7, 10.0.0.1' },
    status: 403,
    says: 'cannot access the course',
  },
  {
    when: 'the course does not allow it',
    given: [courseIs({ notAllowed: true })],
    body: seat(),
    status: 403,
    says: 'Enrollment is not allowed.',
  },
  {
    when: 'a learner acts for another',
    body: seat({ user: 'bob', mode: 'audit' }),
    call: { caller: ada },
    status: 404,
    says: undefined,
  },
  {
    when: 'the user does not exist',
    given: [userIs({ missing: true })],
    body: seat(),
    status: 406,
    says: 'The user ada does not exist.',
  },
  {
    when: 'the caller is throttled',
    body: seat(),
    call: { caller: ada, throttledFor: 17 },
    status: 429,
    says: 'Request was throttled. Expected available in 17 seconds.',
  },
  {
    when: 'the body is not JSON',
    body: {},
    call: { unreadable: 'not-json' },
    status: 400,
    says: 'JSON parse error',
  },
  {
    when: 'the body is of another type',
    body: {},
    call: { unreadable: 'unsupported-type', contentType: 'text/plain' },
    status: 415,
    says: 'Unsupported media type "text/plain"',
  },
  {
    when: 'an attribute is malformed',
    body: seat({ enrollment_attributes: [{ name: 'order_number' }] }),
    status: 500,
    says: 'Server Error',
  },
];

describe('the Enrollment API refuses', () => {
  it.each(errors)('with $status when $when', ({ given: before = [], body, call, status, says }) => {
    const books = given(...before);
    const answer = post(books, body, call);
    expect(answer.status).toBe(status);
    expect(answer.changes).toEqual([]);
    if (says === undefined) expect(answer.body).toBeUndefined();
    else expect(JSON.stringify(answer.body)).toContain(JSON.stringify(says).slice(1, -1));
  });

  it('names the modes that are left when one is expired', () => {
    const answer = post(
      given(courseIs({ modes: ['audit', 'verified'], expiredModes: ['verified'] })),
      seat(),
    );
    expect(answer.body).toMatchObject({
      course_details: { course_id: course, course_modes: [{ slug: 'audit' }] },
    });
  });

  it('sends a learner under embargo to a page that explains it', () => {
    const answer = post(given(userIs({ embargoed: true })), seat());
    expect(answer.body).toMatchObject({
      user_message_url: 'http://lms/embargo/blocked-message/enrollment/default/',
    });
  });

  it('says twice that it does not allow', () => {
    const answer = post(given(userIs({ notAllowed: true })), seat());
    expect(answer.body).toHaveProperty('localizedMessage');
  });

  it('tells a throttled caller when to come again', () => {
    const answer = post(given(), seat(), { caller: ada, throttledFor: 17 });
    expect(answer.headers).toEqual({ 'retry-after': '17' });
  });

  it('has enrolled all the same when the cohort is unknown', () => {
    const books = given();
    const answer = post(books, seat({ cohort: 'blue' }));
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('cohort [blue]') as unknown },
    });
    expect(enrollmentOf(books, 'ada', course)).toMatchObject({ isActive: true });
  });
});
