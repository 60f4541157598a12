import type { KeyStore } from './key-store.js';
import { KeyRing } from './key-ring.js';
import type { KeyVault, KeyVaultOptions } from './key-vault.js';
import { StoredKeyVault } from './stored-key-vault.js';

/**
 * Owns the store from here on.
 * @throws WrongMasterKey
 */
export async function openKeyVault(store: KeyStore, options: KeyVaultOptions): Promise<KeyVault> {
  try {
    const ring = new KeyRing(options.masterKey, options.previousMasterKey);
    ring.require(await store.wrappingKeys());
    return await StoredKeyVault.open(store, ring, options.mostInMemory);
  } catch (error) {
    await store.close();
    throw error;
  }
}
