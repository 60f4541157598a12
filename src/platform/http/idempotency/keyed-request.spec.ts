import fc from 'fast-check';
import { HouseKey } from '../../key-vault/house-key.js';
import { type Asked, keyedRequest } from './keyed-request.js';

const houseKey = new HouseKey('k1', Buffer.alloc(32, 7));
const asked: Asked = {
  caller: { id: 'olga' },
  key: 'k-1',
  method: 'POST',
  path: '/v1/orders/EDX-1/lines/1/revocation',
  body: { reason: 'Bought twice.', lines: ['1', '2'] },
};
const of = (other: Partial<Asked> = {}) => keyedRequest({ ...asked, ...other }, houseKey);

describe('a request with a key', () => {
  it('is the same whatever the order of its members', () => {
    expect(of({ body: { lines: ['1', '2'], reason: 'Bought twice.' } })).toEqual(of());
  });

  it.each([
    ['method', { method: 'DELETE' }],
    ['path', { path: '/v1/orders/EDX-2/lines/1/revocation' }],
    ['body', { body: { ...(asked.body as object), reason: 'Another.' } }],
    ['list', { body: { ...(asked.body as object), lines: ['2', '1'] } }],
    ['absence of a body', { body: undefined }],
  ])('is another with another %s: same key, other fingerprint, other command', (_, other) => {
    expect(of(other).id).toBe(of().id);
    expect(of(other).fingerprint).not.toBe(of().fingerprint);
    expect(of(other).commandId).not.toBe(of().commandId);
  });

  it.each([
    ['caller', { caller: { id: 'oscar' } }],
    ['limit of partners', { caller: { id: 'olga', partners: ['edx'] } }],
    ['key', { key: 'k-2' }],
  ])('has nothing to do with one of another %s', (_, other) => {
    expect(of(other).id).not.toBe(of().id);
  });

  it('does not depend on the order of partners', () => {
    const [one, other] = [
      ['a', 'b'],
      ['b', 'a'],
    ].map((partners) => of({ caller: { id: 'olga', partners } }));
    expect(one).toEqual(other);
  });

  it('says nothing of itself to who does not have the house key', () => {
    const elsewhere = keyedRequest(asked, new HouseKey('k2', Buffer.alloc(32, 8)));
    expect(elsewhere.id).not.toBe(of().id);
    expect(elsewhere.fingerprint).not.toBe(of().fingerprint);
    expect(elsewhere.commandId).toBe(of().commandId); // which streams know for ever, whatever the vault
  });

  it('may have any JSON as its body, also what has no canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const again = JSON.parse(JSON.stringify(body)) as unknown;
        expect(of({ body })).toEqual(of({ body: again }));
      }),
    );
    expect(of({ body: { reason: '\ud800' } })).not.toEqual(of({ body: { reason: '\ud801' } }));
  });
});
