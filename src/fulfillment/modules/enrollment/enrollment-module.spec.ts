import { exampleOrder, SEAT } from '../../../../test/contract/fulfillment-module/example-order.js';
import { httpTo } from '../../../../test/contract/fulfillment-module/recorded-http.js';
import { json, SmallLms } from '../../../../test/contract/fulfillment-module/small-lms.js';
import type { Line } from '../../fulfillment-module.js';
import { createEnrollmentModule } from './enrollment-module.js';

const COURSE = 'course-v1:edX+DemoX+2026';
const CREDIT: Line = { ...SEAT, attributes: { courseKey: COURSE, certificateType: 'credit' } };

async function attempt(lms: SmallLms, line = SEAT) {
  const apiKey = SmallLms.API_KEY;
  const access = { url: new URL('http://lms.test'), apiKey, timeoutMs: 1_000 };
  const module = createEnrollmentModule({ http: httpTo(lms), lms: access });
  const begin = () => Promise.resolve();
  const results = [];
  for await (const result of module.fulfillProduct(exampleOrder([line]), [line], { begin })) {
    results.push(result);
  }
  return { result: results[0], methods: lms.asked.map(({ method }) => method) };
}

describe('a seat that is taken back', () => {
  async function revoke(lms: SmallLms, line = SEAT) {
    const access = { url: new URL('http://lms.test'), apiKey: SmallLms.API_KEY, timeoutMs: 1_000 };
    const module = createEnrollmentModule({ http: httpTo(lms), lms: access });
    const begin = () => Promise.resolve();
    return module.revokeLine(exampleOrder([line]), line, { begin });
  }

  it('ends the enrollment in the mode that was paid for, and sends no attributes', async () => {
    const lms = new SmallLms();
    lms.enroll('ada', COURSE, 'verified');
    const receipt = { courseKey: COURSE, mode: 'verified' };
    expect(await revoke(lms)).toEqual({ kind: 'revoked', receipt });
    const { body } = lms.asked[0] ?? { body: '' };
    expect(JSON.parse(body)).toEqual({
      user: 'ada',
      is_active: false,
      mode: 'verified',
      course_details: { course_id: COURSE },
    });
  });

  it('is done when the learner is in another mode, which stays', async () => {
    const lms = new SmallLms();
    lms.enroll('ada', COURSE, 'credit');
    const receipt = { courseKey: COURSE, mode: 'verified', otherMode: true };
    expect(await revoke(lms)).toEqual({ kind: 'revoked', receipt });
    expect(lms.effects).toEqual([]);
  });

  it('is not taken back by a success that says otherwise', async () => {
    const lms = new SmallLms();
    lms.script = () => json(200, { user: 'ada', mode: 'verified', is_active: true });
    expect(await revoke(lms)).toMatchObject({ code: 'lms-enrollment-differs', retryable: true });
  });

  it.each([
    ['cut-off', { class: 'timeout', outcomeUnknown: true }],
    [json(503, {}), { class: 'server', retryable: true }],
    [json(401, { detail: 'No.' }), { class: 'configuration', retryable: true }],
    [json(406, { message: 'The user ada does not exist.' }), { retryable: false }],
  ] as const)('fails as the table says (%j)', async (answer, failure) => {
    const lms = new SmallLms();
    lms.script = () => answer;
    expect(await revoke(lms)).toMatchObject({ kind: 'failed', ...failure });
  });

  it('without a key or a course fails, and nobody is called', async () => {
    const lms = new SmallLms();
    expect(await revoke(lms, { ...SEAT, attributes: {} })).toMatchObject({ retryable: false });
    expect(lms.asked).toEqual([]);
  });
});

describe('a seat', () => {
  it('is looked for before the learner is enrolled', async () => {
    const { result, methods } = await attempt(new SmallLms());
    const receipt = { courseKey: COURSE, mode: 'verified' };
    expect(result).toEqual({ lineId: '1', kind: 'fulfilled', receipt });
    expect(methods).toEqual(['GET', 'POST']);
  });

  it.each([
    ['verified', SEAT, { mode: 'verified' }],
    ['credit', SEAT, { mode: 'credit', superseded: true }],
    ['credit', CREDIT, { mode: 'credit' }],
  ] as const)('is made good by an active enrollment in %s', async (mode, line, receipt) => {
    const lms = new SmallLms();
    lms.enroll('ada', COURSE, mode);
    const { result, methods } = await attempt(lms, line);
    expect(result).toEqual({
      ...{ lineId: '1', kind: 'fulfilled' },
      receipt: { courseKey: COURSE, ...receipt },
    });
    expect(methods).toEqual(['GET']);
  });

  it.each([
    ['audit', true],
    ['verified', false],
    ['credit', false],
  ])('is not made good by an enrollment in %s, active: %p', async (mode, isActive) => {
    const lms = new SmallLms();
    lms.enroll('ada', COURSE, mode, isActive);
    expect((await attempt(lms)).methods).toEqual(['GET', 'POST']);
    expect(lms.effects).toEqual([`ada ${COURSE} verified`]);
  });

  it('is not enrolled when it cannot be read', async () => {
    const lms = new SmallLms();
    lms.script = () => json(503, {});
    const { result, methods } = await attempt(lms);
    expect(result).toMatchObject({ kind: 'failed', class: 'server', code: 'lms-unavailable' });
    expect(methods).toEqual(['GET']);
  });

  it('without a key fails as a matter of the module, and nobody is called', async () => {
    for (const key of ['', 'ключ', 'two\nlines', undefined]) {
      const lms = new SmallLms();
      const access = { url: new URL('http://lms.test'), apiKey: key, timeoutMs: 1 };
      const module = createEnrollmentModule({ http: httpTo(lms), lms: access });
      const begin = () => Promise.reject(new Error('nothing is to begin'));
      for await (const result of module.fulfillProduct(exampleOrder(), [SEAT], { begin })) {
        expect(result).toMatchObject({ class: 'configuration', retryable: true });
      }
      expect(lms.asked).toEqual([]);
    }
  });

  it.each([undefined, {}, { courseKey: '' }, { courseKey: 7 }])(
    'without a course (%j) fails for good, and nobody is called',
    async (attributes) => {
      const { attributes: _known, ...bare } = SEAT;
      const line = attributes === undefined ? bare : { ...bare, attributes };
      const { result, methods } = await attempt(new SmallLms(), line);
      expect(result).toMatchObject({ class: 'configuration', retryable: false });
      expect(methods).toEqual([]);
    },
  );

  it('in a course that no LMS can have is left to the LMS to refuse', async () => {
    const lms = new SmallLms();
    lms.script = () => json(400, { message: "No course 'DemoX' found for enrollment" });
    const { result, methods } = await attempt(lms, { ...SEAT, attributes: { courseKey: 'DemoX' } });
    expect(result).toMatchObject({ code: 'lms-course-not-found', retryable: false });
    expect(methods).toEqual(['POST']);
  });
});
