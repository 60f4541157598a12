import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** As it stands in the `detail` of an outcome. */
export const ADDRESS_NOT_PUBLIC = 'ADDRESS_NOT_PUBLIC';

class AddressNotPublic extends Error {
  readonly code = ADDRESS_NOT_PUBLIC;
}

/**
 * False for loopback, private and link-local addresses, and all others that are not of the public internet, also where they are
 * wrapped in an IPv6 address.
 */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** An address that is written in the URL is never looked up, so it is judged before. */
export function isForbiddenHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) !== 0 && !isPublic(bare);
}

type Lookup = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Finds public addresses only. The connection goes to what is found here and is not looked up again, so a name that changes its
 * address in between (DNS rebinding) gains nothing.
 */
export function publicLookup(resolve: Lookup = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const allowed = error ? [] : addresses.filter(({ address }) => isPublic(address));
      const [first] = allowed;
      if (!first) callback(error ?? new AddressNotPublic('Not a public address.'), []);
      else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}
