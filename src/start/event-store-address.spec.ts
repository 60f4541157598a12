import { clientFor } from './event-store-address.js';
import { StartError } from './start-error.js';

const ADDRESS = 'esdb://mark:hunter2@events.example.com:2113';
const make = (address: string): string => `client of ${address}`;

function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error('It was taken.');
}

describe('the address of the event store', () => {
  it.each([
    ...['', '?tls=false', '?TLS=false&connectionname=makegood', '?tls=true&tlsCAFile=/etc/ca.pem'],
    ...['?nodePreference=leader&keepAliveInterval=10000&defaultDeadline=5000'],
  ])('is the client’s business: %s', (options) => {
    expect(clientFor(ADDRESS + options, make)).toBe(`client of ${ADDRESS}${options}`);
  });

  it.each([
    ['?bogus=1', 'an option "bogus"'],
    ['?tls=false&Tsl=true', 'an option "tsl"'],
    ['?tlsVerifyCert=false', 'tlsCAFile'],
    ['?tls=false&TLSVERIFYCERT=false', 'tlsCAFile'],
  ])('with %s is refused, before the client prints it all', (options, reason) => {
    const unasked = (): never => {
      throw new Error('The client was asked.');
    };
    const message = refused(() => clientFor(ADDRESS + options, unasked));
    expect(message).toMatch(/^EVENTSTORE_URL .+ Example: EVENTSTORE_URL=/);
    expect(message).toContain(reason);
    expect(message).not.toContain('hunter2');
  });

  it('that the client cannot read is refused in our words: the client’s may quote the password', () => {
    const message = refused(() =>
      clientFor(ADDRESS, () => {
        throw new Error('Unexpected "hunter2@events" at position 12');
      }),
    );
    expect(message).toMatch(/^EVENTSTORE_URL cannot be read: .+ Example: EVENTSTORE_URL=/);
    expect(message).not.toContain('hunter2');
  });
});
