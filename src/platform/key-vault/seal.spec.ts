import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { SealBroken } from './errors.js';
import type { JsonValue } from './json-value.js';
import { openValue, sealValue } from './seal.js';
import { FORGOTTEN, isForgotten, isSealed, type Sealed } from './sealed.js';

const key = Buffer.alloc(32, 7);
const subject = '6a1e6a58-6f0c-4d3e-9b53-0d9ad6a3a001';
const anybody = '6a1e6a58-6f0c-4d3e-9b53-0d9ad6a3a002';
const where = 'OrderPlaced.user';
const json = fc.jsonValue({ stringUnit: 'grapheme' }) as fc.Arbitrary<JsonValue>;

const bytesIn = ({ $sealed }: Sealed) => Buffer.from($sealed.slice(3), 'base64url');
const sealedBytes = (bytes: Buffer): Sealed => ({
  $sealed: `v1:${bytes.toString('base64url')}`,
  subject,
});

describe('a sealed value', () => {
  it('opens to what was sealed, whatever JSON that was', () => {
    fc.assert(
      fc.property(json, fc.string(), (plain, context) => {
        const opened = openValue(key, subject, sealValue(key, subject, plain, context), context);
        expect(canonicalJson(opened)).toBe(canonicalJson(plain));
      }),
    );
  });

  it('survives being JSON in between, and says that it is sealed and for whom', () => {
    const stored = JSON.parse(JSON.stringify(sealValue(key, subject, 'x', where))) as unknown;
    expect(isSealed(stored) && stored.subject).toBe(subject);
    expect(isSealed(stored) && openValue(key, subject, stored, where)).toBe('x');
  });

  it.each([{}, null, 'v1:', { $sealed: 1, subject }, { $sealed: 'v1:', subject, more: 1 }])(
    'is nothing else: %j',
    (value) => {
      expect(isSealed(value)).toBe(false);
    },
  );

  it('shows neither the text nor its exact length, and is another one each time', () => {
    const short = sealValue(key, subject, 'Bo', where);
    const long = sealValue(key, subject, 'Bartholomäus', where);
    expect(short.$sealed).toHaveLength(long.$sealed.length);
    expect(bytesIn(long).includes('Barth')).toBe(false);
    expect(sealValue(key, subject, 'Bo', where)).not.toEqual(short);
  });

  it('is refused when any bit of it is another', () => {
    const bytes = bytesIn(sealValue(key, subject, { name: 'Ada' }, where));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => openValue(key, subject, sealedBytes(changed), where)).toThrow(SealBroken);
    }
  });

  it('is refused when any character of its text is another, even one that decodes to the same', () => {
    const sealed = sealValue(key, subject, { name: 'Ada' }, where);
    const changes = fc.tuple(fc.nat(sealed.$sealed.length - 1), fc.string({ maxLength: 2 }));
    fc.assert(
      fc.property(changes, ([at, other]) => {
        const $sealed = sealed.$sealed.slice(0, at) + other + sealed.$sealed.slice(at + 1);
        fc.pre($sealed !== sealed.$sealed);
        expect(() => openValue(key, subject, { $sealed, subject }, where)).toThrow(SealBroken);
      }),
    );
    for (const other of ['A', 'Q', 'g', 'w', '=', ' ']) {
      const $sealed = sealed.$sealed.slice(0, -1) + other;
      if ($sealed === sealed.$sealed) continue;
      expect(() => openValue(key, subject, { $sealed, subject }, where)).toThrow(SealBroken);
    }
  });

  it.each(['v1:', 'v2:AAAA', '', 'v1:AAAA', `v1:${'A'.repeat(36)}`])(
    'is refused when cut or of another form: "%s"',
    ($sealed) => {
      expect(() => openValue(key, subject, { $sealed, subject }, where)).toThrow(SealBroken);
    },
  );

  it('opens only in its context, for its subject, and with its key', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (context, other) => {
        fc.pre(context !== other);
        const sealed = sealValue(key, subject, 'x', context);
        expect(() => openValue(key, subject, sealed, other)).toThrow(SealBroken);
      }),
    );
    const sealed = sealValue(key, subject, 'x', where);
    expect(() => openValue(key, anybody, sealed, where)).toThrow(SealBroken);
    expect(() => openValue(key, anybody, { ...sealed, subject: anybody }, where)).toThrow(
      SealBroken,
    );
    expect(() => openValue(randomBytes(32), subject, sealed, where)).toThrow(SealBroken);
  });

  it('is refused without repeating what is in it', () => {
    const sealed = sealValue(key, subject, 'Ada', where);
    expect(() => openValue(key, subject, sealed, 'elsewhere')).toThrow(
      `The sealed value of subject ${subject} in elsewhere cannot be opened: it was changed, or sealed under another key or context.`,
    );
  });

  it('cannot be made of what has no canonical form', () => {
    expect(() => sealValue(key, subject, { name: '\ud800' }, where)).toThrow();
  });
});

describe('the mark of what was forgotten', () => {
  it('is known again after it was stored', () => {
    expect(isForgotten(JSON.parse(JSON.stringify(FORGOTTEN)))).toBe(true);
    expect(isForgotten({ ...FORGOTTEN, more: 1 })).toBe(false);
    expect(isForgotten(null)).toBe(false);
  });
});
