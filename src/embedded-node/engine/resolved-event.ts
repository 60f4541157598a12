import type { StoredRecord } from '../log/stored-record.js';

/** What a reader gets: the event, or a link and, if it can be seen, the event it points to. */
export interface ResolvedEvent {
  readonly event: StoredRecord | undefined;
  readonly link: StoredRecord | undefined;
}

export const plain = (event: StoredRecord): ResolvedEvent => ({ event, link: undefined });
