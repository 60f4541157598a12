import { InvalidPosition } from '../log/errors.js';
import { FIRST_POSITION } from '../log/log-file.js';
import type { Log } from '../log/log.js';
import type { StoredRecord } from '../log/stored-record.js';

/** A place in `$all`. EventStoreDB's own events have `commit` = `prepare`; a smaller `prepare` lies before that event. */
export type AllPosition = 'start' | 'end' | { readonly commit: bigint; readonly prepare: bigint };

/** Reads all events in the order in which they were written. */
export class AllReader {
  constructor(private readonly log: Log) {}

  /** Events at and behind a place. */
  forwards(from: AllPosition): Iterable<StoredRecord[]> {
    return this.log.forwards(this.firstAt(from));
  }

  /** Events before a place, newest first. */
  backwards(from: AllPosition): Iterable<StoredRecord[]> {
    return this.log.backwards(this.firstAt(from));
  }

  /** Where to go on reading so as to see what comes behind a place. */
  firstAfter(place: AllPosition): number {
    const first = this.firstAt(place);
    const isBefore = typeof place === 'object' && place.prepare < place.commit;
    const record = typeof place === 'object' && !isBefore ? this.log.find(first) : undefined;
    return record?.end ?? first;
  }

  /** Pages of records from a byte of the log on, as far as it is durable. */
  from(position: number): Iterable<StoredRecord[]> {
    return this.log.forwards(position);
  }

  /** How many bytes of the log lie behind a byte of it. */
  behind(position: number): number {
    return this.log.durableEnd - position;
  }

  private firstAt(place: AllPosition): number {
    if (place === 'start') return FIRST_POSITION;
    if (place === 'end' || place.commit >= BigInt(this.log.durableEnd)) return this.log.durableEnd;
    if (place.commit < place.prepare) throw new InvalidPosition('Commit is before prepare.');
    const position = Number(place.commit);
    if (position < FIRST_POSITION) return FIRST_POSITION;
    if (this.log.find(position) === undefined)
      throw new InvalidPosition(`No event begins at position ${place.commit}.`);
    return position;
  }
}
