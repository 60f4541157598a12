import type { ColumnType, Generated } from 'kysely';
import type { GeneratedInt8, Int8, NullableInt8 } from './table-types.js';

/** The platform's own tables (`migrations/platform-migrations.ts`). */
export interface PlatformTables {
  /** One row: what `now_ms()` adds to the real time. 0, but in tests. */
  clock_shift: { only_row: Generated<boolean>; ms: Int8 };
  /** How far each consumer of events has come, and who leads it. */
  checkpoints: {
    consumer: string;
    /** Position in the event store as text: it has 64 bits, and its form is the store's own affair. */
    position: string | null;
    /** The last event taken in, and where it is: another one there means that this is another store. */
    event_id: string | null;
    event_position: Generated<string | null>;
    holder: Generated<string | null>;
    /** Goes up whenever another process takes the lead: with an older one nothing can be written. */
    token: GeneratedInt8;
    lead_until: GeneratedInt8;
    /** Whether its leader kept up with what is written when it renewed the lead last. */
    caught_up: Generated<boolean>;
    /** Whether it stood still then: it had parked as many as it may. */
    stopped: Generated<boolean>;
    /** When the last event that it had taken in then happened. */
    came_to: NullableInt8;
    updated_at: ColumnType<number, number | bigint | undefined, number | bigint>;
  };
  /** Requests with an `Idempotency-Key`, by hashes (`../http/idempotency`). */
  idempotency_keys: {
    /** Of caller and key. */
    id: string;
    /** Of what was asked for. */
    fingerprint: string;
    /** Who is at it; null: nobody. */
    token: string | null;
    reserved_at: Int8;
    /** Sealed; null: not answered, or not by what may be answered again. */
    answer: string | null;
  };
}
