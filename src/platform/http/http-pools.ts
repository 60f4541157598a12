import type { OutgoingHttp } from './outgoing-http.js';
import { UndiciHttp, type UndiciHttpOptions } from './undici-http.js';

/** Gives each party connections of its own, so that one that hangs holds up no other. */
export class HttpPools {
  private readonly pools: UndiciHttp[] = [];

  open(options: UndiciHttpOptions): OutgoingHttp {
    const pool = new UndiciHttp(options);
    this.pools.push(pool);
    return pool;
  }

  /** Waits for the calls that are under way. */
  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.close()));
  }
}
