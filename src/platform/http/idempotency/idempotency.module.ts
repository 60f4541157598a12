import { setTimeout as pause } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { KEY_VAULT, type KeyVault } from '../../key-vault/key-vault.js';
import { BackgroundTask } from '../../lifecycle/background-task.js';
import { type Logger, LOGGER } from '../../observability/logger.js';
import { Database } from '../../sql/database.js';
import { IDEMPOTENCY_HOUSE_KEY, IdempotencyInterceptor } from './idempotency.interceptor.js';
import { purgeKeys } from './idempotency-keys.js';

const PURGE_EVERY_MS = 10 * 60_000;
const PURGE_BATCH = 1_000;

const PURGE = Symbol('IdempotencyPurge');

async function purge(database: Database, logger: Logger, signal: AbortSignal): Promise<void> {
  const goesOn = (): boolean => !signal.aborted;
  // The pause comes first: the start has enough to do.
  const waits = () => pause(PURGE_EVERY_MS, true, { signal }).catch(() => false);
  while ((await waits()) && goesOn()) {
    try {
      while ((await purgeKeys(database, PURGE_BATCH)) === PURGE_BATCH && goesOn());
    } catch (error) {
      logger.warn({ err: error }, 'old idempotency keys could not be removed; they will be later');
    }
  }
}

@Module({
  providers: [
    {
      provide: IDEMPOTENCY_HOUSE_KEY,
      inject: [KEY_VAULT],
      useFactory: (vault: KeyVault) => vault.houseKey('idempotency'),
    },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    {
      provide: PURGE,
      inject: [Database, LOGGER],
      useFactory: (database: Database, logger: Logger) =>
        new BackgroundTask((signal) => purge(database, logger, signal)),
    },
  ],
})
export class IdempotencyModule {}
