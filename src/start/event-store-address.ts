import { StartError } from './start-error.js';

/** What the client takes, in any case. It prints the whole address, password and all, when there is another one. */
const OPTIONS = [
  ...['connectionName', 'defaultDeadline', 'discoveryInterval', 'gossipTimeout'],
  ...['keepAliveInterval', 'keepAliveTimeout', 'maxDiscoverAttempts', 'nodePreference'],
  ...['throwOnAppendFailure', 'tls', 'tlsCAFile', 'tlsVerifyCert', 'userCertFile', 'userKeyFile'],
].map((name) => name.toLowerCase());

const EXAMPLE = 'EVENTSTORE_URL=esdb://user:password@events.example.com:2113?tls=true';

/**
 * Makes a client for the address that `EVENTSTORE_URL` says.
 * @throws StartError when the client cannot read it; its own words may quote the password, so they are not repeated
 */
export function clientFor<Client>(address: string, make: (address: string) => Client): Client {
  const query = /\?(.*)$/s.exec(address)?.[1] ?? '';
  for (const [name, value] of new URLSearchParams(query)) refuseOption(name.toLowerCase(), value);
  try {
    return make(address);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw wrong('cannot be read: look at its hosts, ports and the values of its options.');
  }
}

function refuseOption(name: string, value: string): void {
  if (!OPTIONS.includes(name))
    throw wrong(`has an option "${name}", which the client does not know.`);
  if (name === 'tlsverifycert' && value === 'false') {
    throw wrong('has tlsVerifyCert=false, which has no effect: name the authority with tlsCAFile.');
  }
}

function wrong(what: string): StartError {
  return new StartError(`EVENTSTORE_URL ${what} Example: ${EXAMPLE}`);
}
