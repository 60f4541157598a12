import {
  exampleOf,
  judge,
  orderOf,
  refusalOf,
  type Json,
} from '../../../../test/support/order-requests.js';

const AT = 'basket.lines[0].attributes';

function lineOf(productType: string, attributes: unknown, quantity = 1): Json {
  const line = {
    productType,
    quantity,
    unitPrice: '0',
    ...(attributes !== undefined && { attributes }),
  };
  return exampleOf([line], '0', { payment: { processor: 'free' } });
}

const errorsOf = async (...line: Parameters<typeof lineOf>): Promise<readonly string[]> => {
  const refusal = await refusalOf(lineOf(...line));
  expect(refusal.status).toBe(422);
  return refusal.errors;
};

const GOOD: Readonly<Record<string, Json>> = {
  Seat: {
    courseKey: 'course-v1:edX+DemoX+2026',
    ...{ certificateType: 'credit', idVerificationRequired: true, creditProvider: 'ASU' },
  },
  'Course Entitlement': {
    courseUuid: '6b1b2c1e-0c4b-4d7a-9f39-0e5c1b7f5d11',
    ...{ certificateType: 'verified', idVerificationRequired: false },
  },
  'Enrollment Code': { courseKey: 'c', seatType: 'verified', idVerificationRequired: false },
};

const REQUIRED = [
  ['Seat', 'courseKey'],
  ['Course Entitlement', 'courseUuid'],
  ['Course Entitlement', 'certificateType'],
  ['Enrollment Code', 'courseKey'],
  ['Enrollment Code', 'seatType'],
] as const;

const members = Object.entries(GOOD).flatMap(([type, attributes]) =>
  Object.entries(attributes).map(([name, value]) => [type, name, typeof value] as const),
);

describe('attributes of a listed product type', () => {
  it.each(Object.keys(GOOD))('%s: all of them are taken as they are', async (type) => {
    const { details } = await orderOf(lineOf(type, GOOD[type]));
    expect(details.basket.lines[0]?.attributes).toEqual(GOOD[type]);
  });

  it.each(REQUIRED)('%s needs %s: 422', async (type, name) => {
    const { [name]: _, ...rest } = GOOD[type] ?? {};
    expect(await errorsOf(type, rest)).toEqual([`${AT}.${name} attribute-missing`]);
  });

  it.each(REQUIRED)('%s needs %s also when there are no attributes at all', async (type, name) => {
    expect(await errorsOf(type, undefined)).toContain(`${AT}.${name} attribute-missing`);
  });

  it('of a Seat but its course may be left out', async () => {
    expect(await judge(lineOf('Seat', { courseKey: 'c' }))).toHaveProperty('details');
  });

  it.each(members)('%s: %s is a %s, and nothing else', async (type, name, kind) => {
    const odd = kind === 'string' ? ['', 7, true, null, {}, []] : ['true', '', 0, null, {}, []];
    for (const value of odd) {
      expect(await errorsOf(type, { ...GOOD[type], [name]: value })).toEqual([
        `${AT}.${name} attribute-invalid`,
      ]);
    }
  });

  it.each(members.filter(([, , kind]) => kind === 'string'))(
    '%s: %s has no control characters, no half characters and a length that others can bear',
    async (type, name) => {
      for (const value of ['a\u0000', '\n', '\ud800', 'x'.repeat(513)]) {
        expect(await errorsOf(type, { ...GOOD[type], [name]: value })).toEqual([
          `${AT}.${name} attribute-invalid`,
        ]);
      }
    },
  );

  it.each(Object.keys(GOOD))('%s has no others: 422', async (type) => {
    const attributes = { ...GOOD[type], colour: 'red', 'two words': 1, '\ud800': 2 };
    expect(await errorsOf(type, attributes)).toEqual([
      `${AT}.colour attribute-unknown`,
      `${AT}["two words"] attribute-unknown`,
      `${AT}["\\ud800"] attribute-unknown`,
    ]);
  });

  it.each([
    ['Course Entitlement', 1],
    ['Enrollment Code', 1000],
  ])('%s: at most %i of it', async (type, most) => {
    expect(await judge(lineOf(type, GOOD[type], most))).toHaveProperty('details');
    expect(await errorsOf(type, GOOD[type], most + 1)).toEqual([
      'basket.lines[0].quantity quantity-invalid',
    ]);
  });
});

describe('attributes of any other product type', () => {
  it('are any flat object', async () => {
    const attributes = {
      ...{
        text: '',
        long: 'x'.repeat(512),
        whole: -3,
        half: 0.5,
        big: 1e300,
        yes: true,
        none: null,
      },
      ...{ 'two words': 'Ἀδα', '': 'empty name', then: 'x', length: 3, toJSON: 'x' },
    };
    const { details } = await orderOf(lineOf('Mug', attributes));
    expect(details.basket.lines[0]?.attributes).toEqual(attributes);
  });

  it.each(['Donation', 'Mug', 'seat', 'SEAT', 'constructor', '__proto__', 'hasOwnProperty'])(
    'may be left out of a %s',
    async (type) => {
      expect(await judge(lineOf(type, undefined))).toHaveProperty('details');
      expect(await judge(lineOf(type, {}))).toHaveProperty('details');
    },
  );

  it.each([[{}], [[]], [{ deep: 1 }], [['x']], ['x'.repeat(513)], ['\ud800'], ['a\u0000'], ['\n']])(
    'are not %j: 422',
    async (value) => {
      expect(await errorsOf('Mug', { a: value })).toEqual([`${AT}.a attribute-invalid`]);
    },
  );

  it('are no infinite numbers, as JSON can write them: 422', async () => {
    expect(await errorsOf('Mug', JSON.parse('{"a": 1e999}'))).toEqual([
      `${AT}.a attribute-invalid`,
    ]);
  });

  it.each(['x'.repeat(65), '\ud800', 'a\u0000'])('are not named %j: 422', async (name) => {
    const [error] = await errorsOf('Mug', { [name]: 1 });
    expect(error).toMatch(/attribute-invalid$/);
  });

  it.each(['Mug', 'Seat'])('of a %s are at most 50: 422', async (type) => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, i]));
    expect(await judge(lineOf('Mug', many(50)))).toHaveProperty('details');
    expect(await errorsOf(type, many(51))).toEqual([`${AT} attributes-too-many`]);
  });
});
