import { createHash } from 'node:crypto';

const LENGTH = 16;

interface Kept {
  readonly at: number;
  readonly mark: Promise<string>;
}

/** What is to be seen, in a few letters: it differs as soon as anything of it does. */
function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);
}

/** Marks that many pages ask for, each found out once in a while however many ask. */
export class KeptMarks {
  private readonly kept = new Map<string, Kept>();

  /**
   * @param key for whom: those who see the same share a mark
   * @param maxAgeMs so old a mark may be
   * @param look what is to be seen now
   */
  of(key: string, maxAgeMs: number, look: () => Promise<string>): Promise<string> {
    const now = performance.now();
    for (const [one, { at }] of this.kept) if (now - at > maxAgeMs) this.kept.delete(one);
    const kept = this.kept.get(key);
    if (kept) return kept.mark;
    const mark = look().then(markOf);
    this.kept.set(key, { at: now, mark });
    return mark;
  }
}
