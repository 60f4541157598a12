import type { Config, Secrets } from '../config/index.js';
import type { Logger } from '../platform/observability/logger.js';

/** A part of the service that runs. */
export interface Started<T> {
  readonly value: T;
  /** Where it is, for people. */
  readonly where: string;
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly dataDir: string;
  readonly logger: Logger;
  /** An embedded engine died. Nothing can go on; a new process can. */
  readonly onFailure: (error: Error) => void;
}
