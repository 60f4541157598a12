import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { NewEvent, Recorded } from '../../kernel/event.js';
import type { Evolution } from '../../kernel/folded.js';
import { NewerEvent } from '../../kernel/newer-event.js';
import { orderStream } from '../../order/order-stream.js';
import type { LineOfCodes } from '../code.js';

/** How many codes a line gave, and by which key they are found again; never the codes. */
export interface IssuedCodes extends LineOfCodes {
  readonly count: number;
  readonly keyId: string;
}

/** The first one counts: whatever key is used later, a line has the codes that it was given. */
export type CodesIssued = NewEvent<'CodesIssued', IssuedCodes>;

export interface IssuedState {
  readonly issued?: IssuedCodes;
}

export const ISSUED_STREAM_PREFIX = 'codes-';
const VERSION = 1;

/** One stream for each line. Its id may be any text, so both are hashed. */
export function issuedStream({ orderNumber, lineId }: LineOfCodes): string {
  const hash = createHash('sha256').update(canonicalJson([orderStream(orderNumber), lineId]));
  return ISSUED_STREAM_PREFIX + hash.digest('hex');
}

export const issuedEvolution: Evolution<IssuedState, CodesIssued> = {
  initial: {},
  evolve: (state, { data }) => (state.issued ? state : { issued: data }),
};

export const issuedAggregate = {
  evolution: issuedEvolution,
  schemaVersionOf: () => VERSION,
  upcast(event: Recorded): Recorded<CodesIssued> {
    if (event.type === 'CodesIssued' && event.metadata.schemaVersion === VERSION) {
      return event as Recorded<CodesIssued>;
    }
    throw new NewerEvent(`${event.type} is not known in ${event.stream}.`);
  },
};

/** Gives a line its codes, once. */
export function decideIssue({ issued }: IssuedState, wanted: IssuedCodes): readonly CodesIssued[] {
  return issued ? [] : [{ type: 'CodesIssued', data: wanted }];
}
