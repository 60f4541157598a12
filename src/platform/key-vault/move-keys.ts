import { VaultDamaged } from './errors.js';
import type { KeyStore, StoredKey } from './key-store.js';

/** A store whose keys can be taken elsewhere. */
export interface MovableKeys extends Pick<KeyStore, 'pages'> {
  /** Ids of those whose keys were destroyed. */
  forgotten(): AsyncIterable<readonly string[]>;
}

/**
 * Brings the keys of one store into another, with their ids and as they are wrapped. May be repeated when it was
 * interrupted. Returns how many keys there are.
 * @throws VaultDamaged when the other store has keys of its own
 */
export async function moveKeys(from: MovableKeys, to: KeyStore): Promise<number> {
  let count = 0;
  for await (const page of from.pages()) {
    const ours = new Map(page.map((stored) => [stored.owner, stored]));
    const there = await to.findOrAdd([...ours.keys()], (owner) => keyOf(ours, owner));
    for (const [owner, { id }] of there) if (keyOf(ours, owner).id !== id) throw twoVaults();
    count += ours.size;
  }
  for await (const ids of from.forgotten()) for (const id of ids) await to.forget(id);
  return count;
}

function keyOf(keys: ReadonlyMap<string, StoredKey>, owner: string): StoredKey {
  const key = keys.get(owner);
  if (key === undefined) throw new Error('The other store knows an owner who was not asked for.');
  return key;
}

function twoVaults(): VaultDamaged {
  return new VaultDamaged(
    'DATA_DIR/keys holds the keys of another event store than the database does. Move that folder elsewhere, or name the database that it belongs to. Nothing was opened.',
  );
}
