import type { StoredRecord } from './stored-record.js';

/** Appends that are written and flushed together. */
export interface Group {
  appends: number;
  readonly records: StoredRecord[];
  readonly buffers: Buffer[];
  readonly done: Promise<void>;
  settle(error?: Error): void;
}

export function newGroup(): Group {
  let settle: (error?: Error) => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    settle = (error) => {
      if (error === undefined) resolve();
      else reject(error);
    };
  });
  // Whoever waits hears of a failure; a group nobody waits for must not end the process.
  done.catch(() => undefined);
  return { appends: 0, records: [], buffers: [], done, settle };
}
