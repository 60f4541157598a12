import { failedByReply, failedBySilence } from '../../outside/failures.js';
import type { Reply } from '../../outside/reply.js';
import { ENROLLMENT_API } from './failure-table.js';

const words = ['ada', 'ada@example.com'];

function reply(status: number, body: unknown, headers: Reply['headers'] = {}): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers,
    body: text,
    json: typeof body === 'string' ? undefined : body,
    truncated: false,
  };
}

const message = (text: string, more: object = {}) => ({ message: text, ...more });
const detail = (text: string) => ({ detail: text });

const MODULE = { class: 'configuration', retryable: true };
const LASTING = { class: 'server', retryable: false };
const PASSING = { class: 'server', retryable: true };
const UNCLEAR = { class: 'server', retryable: true, maxAttempts: 3 };
const COURSE = 'course-v1:edX+DemoX+2026';

describe('an answer of the Enrollment API', () => {
  it.each([
    [
      400,
      message('Course ID must be specified to create a new enrollment.'),
      LASTING,
      'lms-course-missing',
    ],
    [400, message(`No course '${COURSE}' found for enrollment`), LASTING, 'lms-course-not-found'],
    [
      400,
      message("'yes' is an invalid enrollment activation status."),
      LASTING,
      'lms-activation-invalid',
    ],
    [400, message("'yes' is an invalid force enrollment status."), LASTING, 'lms-force-invalid'],
    [
      400,
      message('Enrollment mode mismatch: active mode=audit, requested mode=verified.'),
      LASTING,
      'lms-enrollment-mode-mismatch',
    ],
    [
      400,
      message(
        "Missing enrollment attributes: requested mode=credit required attributes=['credit:provider_id']",
      ),
      LASTING,
      'lms-attributes-missing',
    ],
    [
      400,
      message(
        `The [verified] course mode is expired or otherwise unavailable for course run [${COURSE}].`,
        { course_details: {} },
      ),
      LASTING,
      'lms-enrollment-mode-expired',
    ],
    [400, message('An error occured while adding to cohort [x]'), LASTING, 'lms-cohort-problem'],
    [
      400,
      message(
        `An error occurred while creating the new course enrollment for user 'ada' in course '${COURSE}'`,
      ),
      UNCLEAR,
      'lms-enrollment-failed',
    ],
    [400, message('Something that no version says yet'), UNCLEAR, 'lms-bad-request'],
    [400, detail('JSON parse error'), UNCLEAR, 'lms-bad-request'],
    [400, '<h1>Bad Request (400)</h1>', UNCLEAR, 'lms-bad-request'],
    [401, detail('Authentication credentials were not provided.'), MODULE, 'lms-unauthorized'],
    [401, '', MODULE, 'lms-unauthorized'],
    [
      403,
      message('User does not have permission to create enrollment with mode [verified].'),
      MODULE,
      'lms-forbidden',
    ],
    [403, detail('You do not have permission to perform this action.'), MODULE, 'lms-forbidden'],
    [403, '<html>Forbidden</html>', MODULE, 'lms-forbidden'],
    [
      403,
      message('Users from this location cannot access the course.', {
        user_message_url: 'https://lms/embargo',
      }),
      LASTING,
      'lms-embargo',
    ],
    [
      403,
      message('Enrollment is not allowed.', { localizedMessage: 'Nein.' }),
      LASTING,
      'lms-enrollment-not-allowed',
    ],
    [404, '', MODULE, 'lms-forbidden'],
    [404, '<h1>Not Found</h1>', MODULE, 'lms-api-not-found'],
    [406, message('The user ada does not exist.'), LASTING, 'lms-user-not-found'],
    [
      429,
      detail('Request was throttled. Expected available in 7 seconds.'),
      PASSING,
      'lms-rate-limited',
    ],
    [302, '', MODULE, 'lms-redirects'],
    [500, '<h1>Server Error (500)</h1>', PASSING, 'lms-unavailable'],
    [503, '', PASSING, 'lms-unavailable'],
    [415, detail('Unsupported media type'), UNCLEAR, 'lms-unexpected-answer'],
  ])('%i %j', (status, body, verdict, code) => {
    const failure = failedByReply(ENROLLMENT_API, reply(status, body), 'change', words);
    expect(failure).toEqual({
      ...{ kind: 'failed', code, ...verdict },
      message: expect.stringContaining(`(HTTP ${status})`) as string,
    });
    expect(failure.message).not.toMatch(/\bada\b/i);
  });

  it.each([502, 504])('%i of a gateway leaves the outcome unknown', (status) => {
    const verdict = { ...PASSING, code: 'lms-unavailable' };
    expect(failedByReply(ENROLLMENT_API, reply(status, ''), 'change', words)).toMatchObject({
      ...verdict,
      outcomeUnknown: true,
    });
    expect(failedByReply(ENROLLMENT_API, reply(status, ''), 'read', words)).not.toHaveProperty(
      'outcomeUnknown',
    );
  });

  it('waits as long as the LMS asks for', () => {
    const headers = { 'retry-after': '7' };
    for (const status of [429, 503]) {
      expect(
        failedByReply(ENROLLMENT_API, reply(status, '', headers), 'read', words).retryAfterMs,
      ).toBe(7_000);
    }
    expect(
      failedByReply(ENROLLMENT_API, reply(401, '', headers), 'read', words),
    ).not.toHaveProperty('retryAfterMs');
    expect(
      failedByReply(ENROLLMENT_API, reply(406, '', headers), 'read', words),
    ).not.toHaveProperty('retryAfterMs');
  });
});

describe('no answer', () => {
  it('is told with the code of the connection, where there is one', () => {
    const message = 'The LMS cannot be reached';
    expect(failedBySilence(ENROLLMENT_API, 'unreachable', 'read', 'ENOTFOUND').message).toBe(
      `${message} (ENOTFOUND).`,
    );
    expect(failedBySilence(ENROLLMENT_API, 'unreachable', 'read').message).toBe(`${message}.`);
  });
});

describe('the reason that is kept', () => {
  const said = (body: unknown) =>
    failedByReply(ENROLLMENT_API, reply(503, body), 'change', words).message;
  const start = 'The LMS is not available (HTTP 503): ';

  it.each([
    [message('The user ada does not exist.'), 'The user (learner) does not exist.'],
    [detail('ada@example.com is throttled.'), '(learner) is throttled.'],
    [{ message: '', detail: 'Not now.' }, 'Not now.'],
    [{ message: null, detail: 'Not now.' }, 'Not now.'],
    [message('two\r\nlines\u0000 and\u001b[31m\u202e colours'), 'two lines and[31m colours'],
    [message('a\u0000da'), '(learner)'],
    ['', 'it answered with an empty body.'],
    ['  \n', 'it answered with an empty body.'],
    ['<!doctype html><p>ada', 'it answered with a web page instead of a reason.'],
    ['upstream connect error', 'it answered with no reason that we could read.'],
    [{ user: ['ada is unknown.', 'Or so.'] }, 'user: (learner) is unknown.'],
    [{ user: [{}] }, 'it answered with no reason that we could read.'],
    [['ada'], 'it answered with no reason that we could read.'],
    [{ message: { ada: 1 } }, 'it answered with no reason that we could read.'],
  ])('of %j is: %s', (body, kept) => {
    expect(said(body)).toBe(start + kept);
  });

  it('is missed when the body was longer than we read', () => {
    const long = { ...reply(503, '{"message": "'), truncated: true };
    expect(failedByReply(ENROLLMENT_API, long, 'read', words).message).toBe(
      `${start}it answered with more than we read.`,
    );
  });

  it('is short, whatever was said, and never ends in half a name', () => {
    expect(said(message('ha '.repeat(5_000_000))).length).toBeLessThan(350);
    expect(said(message('\u{1f600}'.repeat(400)))).toBe(`${start}${'\u{1f600}'.repeat(300)}…`);
    const name = failedByReply(
      ENROLLMENT_API,
      reply(503, message(`${'x'.repeat(295)} ada-lovelace`)),
      'read',
      ['ada-lovelace'],
    );
    expect(name.message).toBe(`${start}${'x'.repeat(295)} (lea…`);
  });
});
