import {
  DONATION,
  exampleOrder,
  SEAT,
} from '../../../../test/contract/fulfillment-module/example-order.js';
import { enrollCall, isReadable, readCall } from './enrollment-calls.js';
import type { Seat } from './seat.js';

const lms = { url: new URL('https://lms.example.com'), apiKey: 'secret', timeoutMs: 7_000 };
const seat: Seat = { courseKey: 'course-v1:edX+DemoX+2026', mode: 'verified' };
const order = exampleOrder();

describe('the call that enrolls', () => {
  it('is the one that the LMS documents, for the example order', () => {
    const { body = '', ...call } = enrollCall(order, seat, lms, 'secret');
    expect(call).toEqual({
      method: 'POST',
      url: new URL('https://lms.example.com/api/enrollment/v1/enrollment'),
      headers: { 'Content-Type': 'application/json', 'X-Edx-Api-Key': 'secret' },
    });
    expect(JSON.parse(body)).toEqual({
      user: 'ada',
      is_active: true,
      mode: 'verified',
      course_details: { course_id: 'course-v1:edX+DemoX+2026' },
      enrollment_attributes: [
        { namespace: 'order', name: 'order_number', value: 'EDX-100001' },
        { namespace: 'order', name: 'date_placed', value: '2026-11-23T10:00:00Z' },
      ],
    });
  });

  it('names the credit provider when the seat has one', () => {
    const { body = '' } = enrollCall(order, { ...seat, creditProvider: 'mit' }, lms, 'secret');
    const { enrollment_attributes: attributes } = JSON.parse(body) as Record<string, unknown[]>;
    expect(attributes?.[2]).toEqual({ namespace: 'credit', name: 'provider_id', value: 'mit' });
  });

  it('names the enterprise whose voucher was used', () => {
    const vouchers = [{ code: 'TEN' }, { code: 'ACME', enterpriseCustomerUuid: 'cf246b88' }];
    const { body = '' } = enrollCall(exampleOrder(undefined, { vouchers }), seat, lms, 'secret');
    expect(JSON.parse(body)).toMatchObject({ linked_enterprise_customer: 'cf246b88' });
  });

  it('passes on where the buyer came from', () => {
    const context = { ip: '203.0.113.7', gaClientId: 'GA1.2.3.4' };
    const { headers } = enrollCall(exampleOrder(undefined, { context }), seat, lms, 'secret');
    expect(headers).toEqual({
      'Content-Type': 'application/json',
      'X-Edx-Api-Key': 'secret',
      'X-Forwarded-For': '203.0.113.7',
      'X-Edx-Ga-Client-Id': 'GA1.2.3.4',
    });
  });

  it('leaves out what no header can hold', () => {
    const context = { ip: '1.2.3.4\r\nX-Edx-Api-Key: other', gaClientId: 'ünïcode' };
    const { headers } = enrollCall(exampleOrder(undefined, { context }), seat, lms, 'secret');
    expect(Object.keys(headers)).toEqual(['Content-Type', 'X-Edx-Api-Key']);
  });
});

describe('the call that reads', () => {
  const urlFor = (username: string, courseKey: string, root = 'https://lms.example.com') => {
    const user = { username, email: 'a@example.com' };
    const known = exampleOrder([SEAT, DONATION], { user });
    return readCall(known, { ...seat, courseKey }, { ...lms, url: new URL(root) }, 'secret').url
      .href;
  };
  const path = 'https://lms.example.com/api/enrollment/v1/enrollment';

  it('carries the key', () => {
    expect(readCall(order, seat, lms, 'secret')).toMatchObject({
      method: 'GET',
      headers: { 'X-Edx-Api-Key': 'secret' },
    });
  });

  it.each([
    ['ada', 'course-v1:edX+DemoX+2026', `${path}/ada,course-v1%3AedX%2BDemoX%2B2026`],
    ['a+b@c.d', 'edX/DemoX/2012', `${path}/a%2Bb%40c.d,edX/DemoX/2012`],
    ['ada l', 'course-v1:é+x#+?', `${path}/ada%20l,course-v1%3A%C3%A9%2Bx%23%2B%3F`],
  ])('encodes %s, %s', (username, courseKey, href) => {
    expect(urlFor(username, courseKey)).toBe(href);
    // Python's WSGI servers decode the path once before it is routed.
    const [, rest] = decodeURIComponent(new URL(href).pathname).split('/enrollment/v1/enrollment/');
    expect(rest).toBe(`${username},${courseKey}`);
  });

  it.each(['https://x.example/lms', 'https://x.example/lms/', 'https://x.example/lms/?a=b#c'])(
    'keeps the path of %s',
    (root) => {
      expect(urlFor('ada', 'a/b/c', root)).toBe(
        'https://x.example/lms/api/enrollment/v1/enrollment/ada,a/b/c',
      );
    },
  );

  it.each([
    ['ada', 'course-v1:edX+DemoX+2026', true],
    ['ada', 'ccx-v1:edX+DemoX+2026+ccx@1', true],
    ['ada', 'edX/DemoX/2012', true],
    ['Jürgen.M_1+@-', 'course-v1:edX+DemoX+2026', true],
    ['ada', 'DemoX', false],
    ['ada', 'edX+DemoX+2026', false],
    ['ada', 'edX/../admin', false],
    ['ada', 'course-v1:edX+DemoX+20?26', false],
    ['ada', 'course-v1:edX+DemoX+\ud800', false],
    ["o'hara", 'course-v1:edX+DemoX+2026', false],
    ['ada,x', 'course-v1:edX+DemoX+2026', false],
    ['', 'course-v1:edX+DemoX+2026', false],
  ])('of %s, %s has a route in the LMS: %p', (username, courseKey, readable) => {
    expect(isReadable(username, courseKey)).toBe(readable);
  });
});
