import type { Consumer } from '../consumer.js';

/**
 * Where the tables of a projection are. All reads are of the `live` ones. `beside` them others are built. `kept` are those that
 * were live before: nothing feeds them, and they can be taken back.
 */
export type Place = 'live' | 'beside' | 'kept';

/** The schema of each place. A table is moved from one to another, and keeps its name. */
export const SCHEMA_OF = {
  live: 'public',
  beside: 'projections_beside',
  kept: 'projections_kept',
} as const satisfies Readonly<Record<Place, string>>;

/** The checkpoint of a place, and what is parked there, are by this name. */
export function consumerOf(projection: string, place: Place): string {
  return place === 'live' ? projection : `${projection}-${place}`;
}

/** Tables that are made of events, and can be made again beside themselves. */
export interface Projection {
  /** Of the live consumer, for ever. */
  readonly name: string;
  /** Goes up when rows say something else: then they are built anew beside the live ones, and switched to. */
  readonly version: number;
  /**
   * Names what rows are made of besides events (a set of keys), where there is such a thing. With another one they are built anew
   * too, and only who has this one feeds them.
   */
  readonly basis?: string;
  /** Their names in `public`. They must own no sequence (`serial`): a copy would share it. */
  readonly tables: readonly string[];
  /**
   * What writes the rows of that place: into its schema, under its name. Only the live one tells anybody.
   * It is asked for once for each place and start of a build.
   */
  consumer(place: Exclude<Place, 'kept'>): Consumer;
}
