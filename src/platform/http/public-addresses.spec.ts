import type { LookupAddress } from 'node:dns';
import { isForbiddenHost, isPublic, publicLookup } from './public-addresses.js';

describe('addresses', () => {
  it.each([
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1', '240.0.0.1'],
    ...['::', '::1', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'localhost', ''],
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(['1.1.1.1', '93.184.215.14', '2606:4700:4700::1111', '::ffff:1.1.1.1'])(
    '%s is public',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );

  it.each([
    ['http://127.0.0.1/', true],
    ['http://0x7f.1/', true],
    ['http://2130706433/', true],
    ['http://[::1]/', true],
    ['http://[::ffff:7f00:1]/', true],
    ['http://1.1.1.1/', false],
    // A name is judged when it is looked up.
    ['http://localhost/', false],
  ])('of a URL are judged as they will be used: %s', (url, forbidden) => {
    expect(isForbiddenHost(new URL(url).hostname)).toBe(forbidden);
  });
});

describe('looking up a name', () => {
  const addressesOf = (...found: string[]): LookupAddress[] =>
    found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const look = (found: LookupAddress[] | Error, all: boolean) =>
    new Promise((resolve) => {
      const lookup = publicLookup((_, __, callback) => {
        if (found instanceof Error) callback(found, []);
        else callback(null, found);
      });
      lookup('name.test', { all }, (...answer) => {
        resolve(answer);
      });
    });

  it('gives the public addresses among those found', async () => {
    const found = addressesOf('127.0.0.1', '1.1.1.1', '::1', '2606:4700:4700::1111');
    const allowed = addressesOf('1.1.1.1', '2606:4700:4700::1111');
    expect(await look(found, true)).toEqual([null, allowed]);
    expect(await look(found, false)).toEqual([null, '1.1.1.1', 4]);
  });

  it('fails when there is none', async () => {
    const refusal = { code: 'ADDRESS_NOT_PUBLIC' };
    expect(await look(addressesOf('10.0.0.1', '::1'), true)).toMatchObject([refusal, []]);
    expect(await look(addressesOf('169.254.169.254'), false)).toMatchObject([refusal, []]);
    expect(await look([], true)).toMatchObject([refusal, []]);
  });

  it('fails as the lookup does', async () => {
    const error = new Error('ENOTFOUND');
    expect(await look(error, true)).toEqual([error, []]);
  });
});
