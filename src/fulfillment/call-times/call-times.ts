import { bucketOf } from '../../kernel/time-buckets.js';
import type { OutgoingHttp } from '../../platform/http/outgoing-http.js';

/** So many calls of a module took so long. */
export interface CallCount {
  readonly module: string;
  readonly bucket: number;
  readonly count: number;
}

/** What this process has measured and not written down yet. */
export class CallTimes {
  private counts = new Map<string, CallCount>();

  add(module: string, ms: number): void {
    this.put({ module, bucket: bucketOf(ms), count: 1 });
  }

  /** Takes all out; what cannot be written is put back. */
  take(): readonly CallCount[] {
    const taken = [...this.counts.values()];
    this.counts = new Map();
    return taken;
  }

  putBack(counts: readonly CallCount[]): void {
    for (const one of counts) this.put(one);
  }

  /** Measures each call from when it is made until its last byte, whatever comes of it. @param now ms, of a clock that never jumps */
  measured(module: string, http: OutgoingHttp, now = () => performance.now()): OutgoingHttp {
    return {
      request: async (request) => {
        const since = now();
        try {
          return await http.request(request);
        } finally {
          this.add(module, now() - since);
        }
      },
    };
  }

  private put({ module, bucket, count }: CallCount): void {
    const key = `${module} ${bucket}`;
    const before = this.counts.get(key)?.count ?? 0;
    this.counts.set(key, { module, bucket, count: before + count });
  }
}
