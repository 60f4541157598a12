import { EventStoreDBClient } from '@eventstore/db-client';
import { setTimeout as pause } from 'node:timers/promises';

/** Clients take turns on so many connections: each new one gets another than the one that failed. */
const CONNECTIONS = 100;
const KEEP_ALIVE_MS = 10_000;
const GOODBYE_MS = 500;

const disposed = new WeakSet<EventStoreDBClient>();

/**
 * The client in use, and a new one when it went bad. Client 6.2.1 can be poisoned for good: it caches a failed look at
 * the server's features, and never appends again; so whoever sees an odd error asks for another. The connection may be
 * what went bad, so the new client gets a new one of these too.
 */
export class ClientHolder {
  closed = false;
  private client: EventStoreDBClient;
  private made = 0;

  constructor(private readonly connectionString: string) {
    this.client = this.connect();
  }

  get current(): EventStoreDBClient {
    return this.client;
  }

  /** Replaces `failed`, unless somebody did so already. */
  renew(failed: EventStoreDBClient): void {
    if (this.closed || this.client !== failed) return;
    this.client = this.connect();
    void dispose(failed);
  }

  async close(): Promise<void> {
    this.closed = true;
    await dispose(this.client);
  }

  private connect(): EventStoreDBClient {
    return connect(this.connectionString, this.made++ % CONNECTIONS);
  }
}

/** A subscription gets a client, and so a connection, of its own; the next one takes over the connection of one that ended. */
export class SubscriptionClients {
  private readonly taken = new Set<number>();

  constructor(private readonly connectionString: string) {}

  take(): { readonly client: EventStoreDBClient; readonly giveBack: () => Promise<void> } {
    let place = 0;
    while (this.taken.has(place)) place += 1;
    this.taken.add(place);
    const client = connect(this.connectionString, CONNECTIONS + place);
    return {
      client,
      giveBack: async () => {
        await dispose(client);
        this.taken.delete(place);
      },
    };
  }
}

/** Clients with equal channel options share a connection, and this is the option that changes nothing else. */
function connect(connectionString: string, connection: number): EventStoreDBClient {
  const separator = connectionString.includes('?') ? '&' : '?';
  return EventStoreDBClient.connectionString(
    `${connectionString}${separator}keepAliveInterval=${KEEP_ALIVE_MS + connection}`,
  );
}

/** What was asked of it may have been cut off halfway, and the client does not say so. */
export function isDisposed(client: EventStoreDBClient): boolean {
  return disposed.has(client);
}

/**
 * What was asked of the client fails, which is why it is given up; a failure to say goodbye changes nothing. Of a stream
 * that the server ended, client 6.2.1 waits for the end for ever.
 */
export async function dispose(client: EventStoreDBClient): Promise<void> {
  disposed.add(client);
  const goodbye = client.dispose().catch(() => undefined);
  await Promise.race([goodbye, pause(GOODBYE_MS, undefined, { ref: false })]);
}
