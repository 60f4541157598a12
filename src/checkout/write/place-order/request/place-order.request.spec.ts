import {
  exampleBody,
  exampleWith,
  judge,
  orderOf,
  refusalOf,
  type Refusal,
} from '../../../../../test/support/order-requests.js';

const malformed = (...errors: string[]): Refusal => ({
  ...{ status: 400, code: 'request-malformed', errors },
});
const invalid = (...errors: string[]): Refusal => ({
  ...{ status: 422, code: 'request-invalid', errors },
});

const LINE = 'basket.lines.0';
const TEXTS: readonly [path: string, longest: number][] = [
  ['user.username', 255],
  ['basket.id', 128],
  [`${LINE}.id`, 64],
  [`${LINE}.productType`, 64],
  [`${LINE}.sku`, 128],
  [`${LINE}.title`, 512],
  ['shippingMethod', 64],
  ['billingAddress.firstName', 255],
  ['billingAddress.lastName', 255],
  ['billingAddress.line1', 255],
  ['billingAddress.city', 255],
  ['billingAddress.postcode', 64],
  ['payment.reference', 255],
];
const OPTIONAL_TEXTS: readonly [path: string, longest: number][] = [
  ['billingAddress.line2', 255],
  ['billingAddress.state', 255],
  ['billingAddress.phone', 64],
  ['partner', 128],
  ['site', 255],
  ['context.gaClientId', 255],
  ['payment.source', 64],
  ['payment.account', 255],
];
const AMOUNTS = ['shippingCharge', `${LINE}.unitPrice`, 'orderTotal', 'payment.amount'];
const OPTIONAL_AMOUNTS = [`${LINE}.discount`, `${LINE}.tax`];
const OTHERS = ['orderNumber', 'user.email', 'billingAddress.country', 'currency'];
const OBJECTS = ['user', 'basket', 'billingAddress', 'payment'];

const required = [...TEXTS.map(([path]) => path), ...AMOUNTS, ...OTHERS];
const optional = [
  ...OPTIONAL_TEXTS.map(([path]) => path),
  ...OPTIONAL_AMOUNTS,
  ...['user.lmsUserId', 'emailOptIn', 'context', 'context.ip', 'vouchers', `${LINE}.attributes`],
];

/** `basket.lines.0.sku` as errors write it. */
const written = (path: string): string => path.replace(/\.(\d+)/g, '[$1]');

describe('the request', () => {
  it('of the documentation is taken', async () => {
    expect(await judge(exampleBody())).toHaveProperty('details.orderNumber', 'EDX-100001');
  });

  it.each([undefined, null, 7, 'text', [], true])('cannot be %j: 400', async (body) => {
    expect(await refusalOf(body)).toMatchObject({ status: 400, code: 'request-malformed' });
  });

  it.each([...required, ...OBJECTS, 'basket.lines', `${LINE}.quantity`, 'payment.processor'])(
    'needs %s: 400 missing',
    async (path) => {
      const { status, errors } = await refusalOf(exampleWith(path, undefined));
      expect(status).toBe(400);
      expect(errors).toContain(`${written(path)} missing`);
    },
  );

  it.each([...required, ...optional, ...OBJECTS, `${LINE}.quantity`, 'payment.processor'])(
    'does not take null for %s: 400',
    async (path) => {
      expect(await refusalOf(exampleWith(path, null))).toEqual(
        malformed(`${written(path)} wrong-type`),
      );
    },
  );

  it.each([...required, ...OPTIONAL_TEXTS.map(([path]) => path), ...OPTIONAL_AMOUNTS])(
    'takes only text for %s: 400',
    async (path) => {
      for (const value of [7, true, {}, ['x']]) {
        expect(await refusalOf(exampleWith(path, value))).toEqual(
          malformed(`${written(path)} wrong-type`),
        );
      }
    },
  );

  it.each<[path: string, value: unknown]>([
    ...OBJECTS.flatMap((path): [string, unknown][] => [
      [path, 'x'],
      [path, []],
    ]),
    ['basket.lines', 'x'],
    ['basket.lines', { 0: {} }],
    [`${LINE}.attributes`, []],
    [`${LINE}.quantity`, '1'],
    [`${LINE}.quantity`, 1.5],
    ['user.lmsUserId', '42'],
    ['user.lmsUserId', 4.2],
    ['emailOptIn', 'true'],
    ['emailOptIn', 1],
    ['vouchers', {}],
    ['payment.processor', 7],
    ['context', 'x'],
    ['context.ip', 1],
  ])('does not take for %s the value %j: 400', async (path, value) => {
    expect(await refusalOf(exampleWith(path, value))).toEqual(
      malformed(`${written(path)} wrong-type`),
    );
  });

  it.each([
    ...['colour', 'user.colour', 'basket.colour', `${LINE}.colour`, 'billingAddress.colour'],
    ...['payment.colour', 'context.colour'],
  ])('refuses the unknown field %s: 400', async (path) => {
    expect(await refusalOf(exampleWith(path, 'red'))).toEqual(
      malformed(`${written(path)} unknown-field`),
    );
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'refuses %s as a name anywhere: 400',
    async (name) => {
      for (const place of ['user', `${LINE}.attributes`, 'payment']) {
        const body = exampleWith(place, JSON.parse(`{"${name}": {}}`));
        expect(await refusalOf(body)).toEqual(malformed(`${name} unknown-field`));
      }
    },
  );
});

describe('texts', () => {
  it.each(TEXTS)('of %s have 1 to %i characters: else 422', async (path, longest) => {
    const broken = invalid(`${written(path)} length`);
    if (path !== 'billingAddress.postcode') {
      expect(await refusalOf(exampleWith(path, ''))).toEqual(broken);
    }
    expect(await refusalOf(exampleWith(path, 'x'.repeat(longest + 1)))).toEqual(broken);
  });

  it.each(OPTIONAL_TEXTS)('of %s have at most %i characters: else 422', async (path, longest) => {
    expect(await judge(exampleWith(path, 'x'.repeat(longest)))).toHaveProperty('details');
    expect(await refusalOf(exampleWith(path, 'x'.repeat(longest + 1)))).toEqual(
      invalid(`${written(path)} length`),
    );
  });

  it.each([...TEXTS, ...OPTIONAL_TEXTS])(
    'of %s have no control characters and no half characters: 422',
    async (path) => {
      for (const odd of ['a\u0000', 'a\nb', '\u007f', '\ud800', 'a\udc00b']) {
        expect(await refusalOf(exampleWith(path, odd))).toEqual(
          invalid(`${written(path)} characters`),
        );
      }
    },
  );

  it('may be in any script', async () => {
    const { details } = await orderOf(exampleWith('billingAddress.firstName', 'Ἀδα 👩🏽‍💻 आदा'));
    expect(details.billingAddress?.firstName).toBe('Ἀδα 👩🏽‍💻 आदा');
  });
});

describe('values with a form of their own', () => {
  it.each([...AMOUNTS, ...OPTIONAL_AMOUNTS])('%s is decimal text, not negative', async (path) => {
    const odd = ['', '-1.00', '+1', '1e3', '01', '1.', '.5', '1,00', ' 1', '1\n', '0x1', 'NaN'];
    for (const value of [...odd, '1.00000', '1000000000000000', '\ud800', '١']) {
      expect(await refusalOf(exampleWith(path, value))).toEqual(
        invalid(`${written(path)} amount-invalid`),
      );
    }
  });

  it.each([
    ['orderNumber', 'order-number-invalid', ['', 'a b', 'x'.repeat(65), 'A/1', 'Ä', '\u212a', 'A\n']],
    ['user.email', 'email-invalid', ['', 'ada', 'ada@', '@x.org', 'a\ud800@x.org', 'a@x\ud800.org']],
    ['user.email', 'email-invalid', ['a\u0000@x.org', 'a@x.org\n', `${'x'.repeat(65)}@x.org`]],
    ['user.lmsUserId', 'lms-user-id-invalid', [0, -1, 2 ** 53, 1e300]],
    [`${LINE}.quantity`, 'quantity-invalid', [0, -1, 100_001, 1e300]],
    ['billingAddress.country', 'country-invalid', ['', 'XX', 'GBR', 'G\ud800']],
    ['context.ip', 'ip-invalid', ['', 'localhost', '1.2.3', '1.2.3.4\n', '\ud800']],
    ['currency', 'currency-unknown', ['', 'usd', 'XYZ', 'DOLLAR', '\ud800', '__proto__']],
  ])('%s: 422 %s', async (path, code, values) => {
    for (const value of values as readonly unknown[]) {
      expect(await refusalOf(exampleWith(path, value))).toEqual(
        invalid(`${written(path)} ${code}`),
      );
    }
  }); // prettier-ignore

  it('are taken when they are good', async () => {
    const body = exampleBody({
      orderNumber: `${'x'.repeat(62)}-_`,
      user: {
        username: 'ada',
        email: 'ada.lovelace+shop@sub.example.museum',
        lmsUserId: 2 ** 53 - 1,
      },
      context: { ip: '2001:db8::1', gaClientId: '1.2' },
      vouchers: [
        { code: 'HALF', enterpriseCustomerUuid: '6b1b2c1e-0c4b-4d7a-9f39-0e5c1b7f5d11' },
        { code: 'OTHER' },
      ],
      ...{ emailOptIn: true, partner: 'edX', site: 'courses.example.com' },
    });
    expect((await orderOf(body)).details).toMatchObject({
      ...{ orderNumber: body['orderNumber'], user: body['user'], context: body['context'] },
      ...{ vouchers: body['vouchers'], emailOptIn: true, partner: 'edX', site: body['site'] },
    });
  });

  it('vouchers are each looked at', async () => {
    const vouchers = [{}, { code: 'A', enterpriseCustomerUuid: 'x' }, 'HALF', { code: 'B', x: 1 }];
    expect(await refusalOf(exampleBody({ vouchers }))).toMatchObject({
      status: 400,
      errors: [
        ...['vouchers[2] wrong-type', 'vouchers[0].code missing'],
        ...['vouchers[1].enterpriseCustomerUuid uuid-invalid', 'vouchers[3].x unknown-field'],
      ],
    });
  });
});

describe('sizes', () => {
  it('a basket has 1 to 100 lines', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => line(i));
    const line = (i: number) => ({
      ...{ id: `${i}`, productType: 'Mug', sku: 'M', title: 'Mug', quantity: 1, unitPrice: '0' },
    });
    const body = (count: number) =>
      exampleBody({
        ...{ basket: { id: 'B', lines: lines(count) }, orderTotal: '0' },
        payment: { processor: 'free' },
      });
    expect(await judge(body(100))).toHaveProperty('details.basket.lines.99.id', '99');
    expect(await refusalOf(body(101))).toEqual(invalid('basket.lines basket-too-big'));
    expect(await refusalOf(body(0))).toEqual(invalid('basket.lines basket-empty'));
  });

  it('lists and objects of thousands are refused before they are looked through', async () => {
    const many = Array.from({ length: 1001 }, () => ({}));
    const wide = Object.fromEntries(many.map((_, i) => [`a${i}`, 1]));
    for (const body of [
      exampleWith('basket.lines', many),
      exampleBody({ vouchers: many }),
      exampleWith(`${LINE}.attributes`, wide),
      exampleBody(wide),
    ]) {
      expect(await refusalOf(body)).toEqual(malformed(' too-many-members'));
    }
  });

  it('nesting without end is refused', async () => {
    const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown;
    expect(await refusalOf(exampleWith(`${LINE}.attributes`, { deep }))).toEqual(
      malformed(' too-deep'),
    );
  });
});
