import { EventStoreDBClient } from '@eventstore/db-client';

/**
 * The client in use, and a new one when it went bad. Client 6.2.1 can be poisoned for good: it caches a failed look at
 * the server's features, and never appends again; so whoever sees an odd error asks for another.
 */
export class ClientHolder {
  private client: EventStoreDBClient;

  constructor(private readonly connectionString: string) {
    this.client = this.connect();
  }

  get current(): EventStoreDBClient {
    return this.client;
  }

  /** Replaces `failed`, unless somebody did so already. */
  async renew(failed: EventStoreDBClient): Promise<void> {
    if (this.client !== failed) return;
    this.client = this.connect();
    await dispose(failed);
  }

  async close(): Promise<void> {
    await dispose(this.client);
  }

  private connect(): EventStoreDBClient {
    return EventStoreDBClient.connectionString(this.connectionString);
  }
}

/** A subscription gets a client, and so a connection, of its own: pools are shared by equal channel options. */
export function subscriptionClient(connectionString: string, nth: number): EventStoreDBClient {
  const separator = connectionString.includes('?') ? '&' : '?';
  return EventStoreDBClient.connectionString(
    `${connectionString}${separator}keepAliveInterval=${10_001 + nth}`,
  );
}

/** What was asked of the client fails, which is why it is given up; a failure to say goodbye changes nothing. */
export async function dispose(client: EventStoreDBClient): Promise<void> {
  await client.dispose().catch(() => undefined);
}
