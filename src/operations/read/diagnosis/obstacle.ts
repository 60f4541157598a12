import { meaningOfFault } from '../../../platform/projections/stream-fault.js';

/** What keeps the house from looking at the order at all. */
export type ObstacleCode = 'unreadable' | 'parked';

/** Every one there is. Both wait for an operator. */
export const OBSTACLES: Readonly<Record<ObstacleCode, string>> = {
  unreadable:
    'An event of the order cannot be taken in, so nothing is decided about the order, and nothing is done for it.',
  parked: 'The order is parked: what happened to it since is not acted on.',
};

/** Which event it is, and the code of its fault. */
export interface Fault {
  readonly code: string;
  readonly revision: number;
}

/** As an answer of the diagnosis. */
export interface Obstacle {
  readonly code: ObstacleCode;
  readonly text: string;
  readonly waitsFor: 'operator';
  readonly evidence: readonly number[];
  readonly acts: readonly [];
  readonly next?: undefined;
}

export function obstacle(code: ObstacleCode, fault: Fault): Obstacle {
  const where = `Event ${fault.revision}: ${meaningOfFault(fault.code)}`;
  const text = `${OBSTACLES[code]} ${where} Once that is mended, release the order (\`GET /v1/parked-streams\`).`;
  return { code, text, waitsFor: 'operator', evidence: [fault.revision], acts: [] };
}
