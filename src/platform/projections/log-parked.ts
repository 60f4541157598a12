import type { Logger } from 'pino';
import type { StreamFault } from './stream-fault.js';

export function logParked(logger: Logger, consumer: string, fault: StreamFault): void {
  const { stream, revision: event, type, code: error, where } = fault;
  logger.error(
    { code: 'stream-parked', consumer, stream, event, type, error, where },
    'stream parked: its events wait, all others go on',
  );
}
