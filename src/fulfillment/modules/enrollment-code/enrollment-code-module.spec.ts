import { exampleOrder, SEAT } from '../../../../test/contract/fulfillment-module/example-order.js';
import { openSilentWorld } from '../../../../test/contract/fulfillment-module/silent-world.js';
import type { CodeBook, Line } from '../../fulfillment-module.js';
import { createEnrollmentCodeModule } from './enrollment-code-module.js';

const CODES: Line = {
  ...SEAT,
  ...{ productType: 'Enrollment Code', quantity: 5 },
  attributes: { courseKey: 'course-v1:edX+DemoX+2026', seatType: 'verified' },
};

const attempt = { begin: () => Promise.resolve() };

const BOOK: CodeBook = {
  issue: (_, count) => Promise.resolve({ count, keyId: 'k1' }),
  voidUnused: () => Promise.resolve({ codes: 5, voided: 3, used: 2 }),
};

async function moduleWith(book: Partial<CodeBook> = {}) {
  const { context } = await openSilentWorld();
  return createEnrollmentCodeModule({ ...context, codes: { ...BOOK, ...book } });
}

async function fulfilled(line: Line, book?: Partial<CodeBook>) {
  const module = await moduleWith(book);
  for await (const result of module.fulfillProduct(exampleOrder([line]), [line], attempt)) {
    return result;
  }
  return undefined;
}

describe('the module enrollment-code', () => {
  it('says how many codes there are, by which key, and how long they are good: 520 weeks', async () => {
    expect(await fulfilled(CODES)).toEqual({
      ...{ lineId: '1', kind: 'fulfilled' },
      receipt: { codes: 5, keyId: 'k1', expiresAt: '2036-11-10T10:00:00.789Z' },
    });
  });

  it('says what the line was given before, whatever is asked today', async () => {
    const issue = () => Promise.resolve({ count: 5, keyId: 'k0' });
    expect(await fulfilled({ ...CODES, quantity: 6 }, { issue })).toMatchObject({
      receipt: { codes: 5, keyId: 'k0' },
    });
  });

  it.each([[{ seatType: 'verified' }], [{ courseKey: 'c' }], [{ courseKey: '', seatType: 'v' }]])(
    'gives no codes that are good for nothing: %j',
    async (attributes) => {
      const issue = () => Promise.reject(new Error('asked all the same'));
      expect(await fulfilled({ ...CODES, attributes }, { issue })).toMatchObject({
        ...{ kind: 'failed', class: 'configuration', code: 'attributes-missing', retryable: false },
      });
    },
  );

  it('says what was used when it takes codes back', async () => {
    const module = await moduleWith();
    expect(await module.revokeLine(exampleOrder([CODES]), CODES, attempt)).toEqual({
      kind: 'revoked',
      receipt: { codes: 5, voided: 3, used: 2 },
    });
  });

  it('waits for the key that it cannot take codes back without', async () => {
    const module = await moduleWith({ voidUnused: () => Promise.resolve('key-missing') });
    expect(await module.revokeLine(exampleOrder([CODES]), CODES, attempt)).toMatchObject({
      ...{ kind: 'failed', class: 'configuration', code: 'code-key-missing', retryable: true },
    });
  });

  it('is not made where nobody keeps a book', async () => {
    const { context } = await openSilentWorld();
    expect(() => createEnrollmentCodeModule(context)).toThrow('has no book of codes');
  });
});
