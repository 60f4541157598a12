import {
  ada,
  course,
  courseIs,
  enrolled,
  given,
  post,
  seat,
  staff,
} from '../../../test/integration/sandbox/enrollment-desk.js';
import { enrollmentOf } from './books.js';

describe('the Enrollment API enrolls', () => {
  it('and answers with the enrollment and its course', () => {
    const answer = post(given(), seat());
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body as object)).toEqual([
      'created',
      'mode',
      'is_active',
      'user',
      'course_details',
    ]);
    const details = (answer.body as { course_details: { course_modes: object[] } }).course_details;
    expect(Object.keys(details)).toEqual([
      'course_id',
      'course_name',
      'enrollment_start',
      'enrollment_end',
      'course_start',
      'course_end',
      'invite_only',
      'course_modes',
      'pacing_type',
    ]);
    expect(Object.keys(details.course_modes[0]!)).toEqual([
      'slug',
      'name',
      'min_price',
      'suggested_prices',
      'currency',
      'expiration_datetime',
      'description',
      'sku',
      'bulk_sku',
    ]);
  });

  it('once, however often it is asked, and never writes attributes again', () => {
    const attribute = (value: string) => ({
      enrollment_attributes: [{ namespace: 'order', name: 'order_number', value }],
    });
    const books = given();
    const first = post(books, seat(attribute('EDX-1')));
    const second = post(books, seat(attribute('EDX-2')), { at: '2026-11-24T00:00:00.000Z' });
    expect(second.body).toEqual(first.body);
    expect(second.changes).toEqual([]);
    expect(enrollmentOf(books, 'ada', course)?.attributes).toEqual(
      attribute('EDX-1').enrollment_attributes,
    );
  });

  it('in the default mode when none is named', () => {
    expect(post(given(), seat({ mode: undefined })).body).toMatchObject({ mode: 'audit' });
    const honorOnly = given(courseIs({ modes: ['honor'] }));
    expect(post(honorOnly, seat({ mode: undefined })).body).toMatchObject({ mode: 'honor' });
  });

  it('a learner into a default mode of a course without any key', () => {
    expect(post(given(), seat({ user: undefined, mode: 'audit' }), { caller: ada })).toMatchObject({
      status: 200,
      body: { user: 'ada' },
    });
  });

  it('anyone when staff asks', () => {
    expect(post(given(), seat(), { caller: staff }).status).toBe(200);
  });

  it('again one who had left', () => {
    const answer = post(given(enrolled('verified', false)), seat());
    expect(answer.body).toMatchObject({ is_active: true, mode: 'verified' });
  });

  it('links the enterprise customer', () => {
    const books = given();
    post(books, seat({ linked_enterprise_customer: 'e1' }));
    expect(enrollmentOf(books, 'ada', course)).toMatchObject({ linkedEnterpriseCustomer: 'e1' });
  });
});

describe('the Enrollment API updates', () => {
  it('into an expired mode of a closed and full course', () => {
    const books = given(
      courseIs({ expiredModes: ['verified'], closed: true, full: true }),
      enrolled('audit'),
    );
    expect(post(books, seat())).toMatchObject({ status: 200, body: { mode: 'verified' } });
  });

  it('downwards as well, because it trusts the key', () => {
    expect(post(given(enrolled('verified')), seat({ mode: 'audit' })).body).toMatchObject({
      mode: 'audit',
    });
  });

  it('to credit when the provider is named', () => {
    const attributes = [{ namespace: 'credit', name: 'provider_id', value: 'mit' }];
    const answer = post(
      given(enrolled()),
      seat({ mode: 'credit', enrollment_attributes: attributes }),
    );
    expect(answer.body).toMatchObject({ mode: 'credit' });
  });
});

describe('the Enrollment API unenrolls', () => {
  it('from the active mode, without attributes, even from credit', () => {
    const answer = post(given(enrolled('credit')), seat({ mode: 'credit', is_active: false }));
    expect(answer).toMatchObject({ status: 200, body: { is_active: false, mode: 'credit' } });
  });

  it('from an expired mode', () => {
    const books = given(courseIs({ expiredModes: ['verified'] }), enrolled());
    expect(post(books, seat({ is_active: false })).body).toMatchObject({ is_active: false });
  });

  it('one who has left already, changing nothing', () => {
    const answer = post(given(enrolled('verified', false)), seat({ is_active: false }));
    expect(answer).toMatchObject({ status: 200, body: { is_active: false }, changes: [] });
  });

  it('one of an enterprise who has left already, and forgets nothing of it', () => {
    const books = given();
    post(books, seat({ linked_enterprise_customer: 'e1' }));
    post(books, seat({ is_active: false }));
    expect(post(books, seat({ is_active: false })).changes).toEqual([]);
    expect(enrollmentOf(books, 'ada', course)).toMatchObject({ linkedEnterpriseCustomer: 'e1' });
  });

  it('from the default mode when none is named, which may be another than the active one', () => {
    const answer = post(given(enrolled()), seat({ mode: undefined, is_active: false }));
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('Enrollment mode mismatch') as unknown },
    });
  });

  it('one who never was enrolled, by making an inactive enrollment', () => {
    const books = given();
    expect(post(books, seat({ is_active: false })).status).toBe(200);
    expect(enrollmentOf(books, 'ada', course)).toMatchObject({ isActive: false });
  });
});
