import { exampleOrder } from '../../../../test/contract/fulfillment-module/example-order.js';
import type { Heard } from '../../outside/hear.js';
import { judgeEnrolled, judgeRead } from './judge.js';
import type { Seat } from './seat.js';

const order = exampleOrder();
const courseKey = 'course-v1:edX+DemoX+2026';
const seat: Seat = { courseKey, mode: 'verified' };
const about = { user: 'ada', course_details: { course_id: courseKey } };

function said(body: string, status = 200): Heard {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    json = undefined;
  }
  return { kind: 'reply', reply: { status, headers: {}, body, json, truncated: false } };
}

const enrolled = (mode: string, active = true, rest: object = about) =>
  said(JSON.stringify({ mode, is_active: active, created: '2026-01-01T00:00:00Z', ...rest }));

describe('reading the enrollment', () => {
  it.each([
    ['nothing', said('')],
    ['null', said('null')],
    ['an inactive one in the same mode', enrolled('verified', false)],
    ['an inactive one in a higher mode', enrolled('credit', false)],
    ['a lower one', enrolled('audit')],
    ['one that cannot be compared', enrolled('masters')],
  ])('finds %s: the learner is to be enrolled', (_what, heard) => {
    expect(judgeRead(heard, order, seat)).toBeUndefined();
  });

  it('finds the mode that was paid for: done', () => {
    const receipt = { courseKey, mode: 'verified' };
    expect(judgeRead(enrolled('verified'), order, seat)).toEqual({ kind: 'fulfilled', receipt });
  });

  it('finds a higher mode: done, and the receipt says so', () => {
    const receipt = { courseKey, mode: 'credit', superseded: true };
    expect(judgeRead(enrolled('credit'), order, seat)).toEqual({ kind: 'fulfilled', receipt });
  });

  it('takes an enrollment in a deleted course as it is', () => {
    const heard = enrolled('verified', true, { user: 'Ada', course_details: null });
    expect(judgeRead(heard, order, seat)).toMatchObject({ kind: 'fulfilled' });
  });

  it.each([
    ['a web page', said('<html>Maintenance</html>')],
    ['something else', said('{"results": []}')],
    ['another learner', enrolled('verified', true, { ...about, user: 'bob' })],
    ['another course', enrolled('verified', true, { course_details: { course_id: 'x' } })],
    ['a 204', said('', 204)],
  ])('does not take %s for an enrollment, nor for none', (_what, heard) => {
    const result = judgeRead(heard, order, seat);
    expect(result).toMatchObject({ class: 'server', retryable: true });
    expect(result).not.toHaveProperty('outcomeUnknown');
  });
});

describe('enrolling', () => {
  it('is done when the LMS shows the enrollment', () => {
    const receipt = { courseKey, mode: 'verified' };
    expect(judgeEnrolled(enrolled('verified'), order, seat)).toEqual({
      kind: 'fulfilled',
      receipt,
    });
  });

  it.each([
    ['an empty body', said('')],
    ['a web page', said('<html></html>')],
    ['no enrollment', said('[]')],
    ['another mode', enrolled('audit')],
    ['an inactive enrollment', enrolled('verified', false)],
    ['another learner', enrolled('verified', true, { ...about, user: 'bob' })],
    ['a 201', said('{}', 201)],
  ])('is not done by a 200 with %s: the outcome is unknown', (_what, heard) => {
    expect(judgeEnrolled(heard, order, seat)).toMatchObject({
      ...{ kind: 'failed', class: 'server', retryable: true, outcomeUnknown: true },
    });
  });
});

describe('no answer', () => {
  it.each([
    ['unreachable', 'network', 'lms-unreachable', undefined],
    ['cut-off', 'timeout', 'lms-connection-lost', true],
    ['timeout', 'timeout', 'lms-timeout', true],
  ] as const)('%s is class %s, code %s', (silence, failureClass, code, outcomeUnknown) => {
    const heard: Heard = { kind: 'silence', silence, detail: undefined };
    const failure = { kind: 'failed', class: failureClass, code, retryable: true };
    const read = judgeRead(heard, order, seat);
    expect(read).toMatchObject(failure);
    expect(read).not.toHaveProperty('outcomeUnknown');
    const enroll = judgeEnrolled(heard, order, seat);
    expect(enroll).toMatchObject(failure);
    expect('outcomeUnknown' in enroll ? enroll.outcomeUnknown : undefined).toBe(outcomeUnknown);
  });
});
