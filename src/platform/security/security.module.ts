import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { LmsTokens, Secrets } from '../../config/index.js';
import { AccessGuard } from './access.guard.js';
import { type AccessRule, AccessTable } from './access-table.js';
import { Doorkeeper } from './doorkeeper.js';
import { TokenVerifier } from './token-verifier.js';

export interface SecurityOptions {
  readonly tokenKey: Secrets['tokenKey'];
  readonly lmsTokens: LmsTokens | undefined;
  /** The rules of every context. */
  readonly access: readonly AccessRule[];
}

@Module({})
export class SecurityModule {
  static of({ tokenKey, lmsTokens, access }: SecurityOptions): DynamicModule {
    return {
      module: SecurityModule,
      global: true,
      providers: [
        { provide: AccessTable, useValue: new AccessTable(access) },
        { provide: TokenVerifier, useValue: new TokenVerifier(tokenKey, lmsTokens) },
        { provide: APP_GUARD, useClass: AccessGuard },
        Doorkeeper,
      ],
      exports: [AccessTable, TokenVerifier],
    };
  }
}
