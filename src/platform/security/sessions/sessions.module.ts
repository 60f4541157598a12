import { type DynamicModule, Module } from '@nestjs/common';
import { KEY_VAULT, type KeyVault } from '../../key-vault/key-vault.js';
import { SESSION_KEY, type SessionOptions, Sessions } from './sessions.js';

@Module({})
export class SessionsModule {
  static of(options: SessionOptions): DynamicModule {
    return {
      module: SessionsModule,
      global: true,
      providers: [
        {
          provide: Sessions,
          inject: [KEY_VAULT],
          useFactory: async (vault: KeyVault) =>
            new Sessions(await vault.houseKey(SESSION_KEY), options),
        },
      ],
      exports: [Sessions],
    };
  }
}
