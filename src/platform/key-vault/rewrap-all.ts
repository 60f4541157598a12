import { VaultUnavailable } from './errors.js';
import type { KeyRing } from './key-ring.js';
import type { KeyStore, StoredKey } from './key-store.js';
import type { Turns } from '../lifecycle/turns.js';

const MOST_PASSES = 5;

/**
 * Page by page, so that others get their turns between. It keeps no note of how far it came: a key says itself what it is
 * wrapped by. The end is that the store needs one wrapping key only.
 */
export async function rewrapAll(store: KeyStore, ring: KeyRing, turns: Turns): Promise<number> {
  let count = 0;
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    count += await rewrapOnce(store, ring, turns);
    const needed = await turns.take(() => store.wrappingKeys());
    if (needed.every((id) => ring.isCurrentId(id))) return count;
  }
  throw new VaultUnavailable(
    'Keys are still being wrapped by another master key. Start all processes with the new one (and the old beside it), then rewrap again.',
  );
}

async function rewrapOnce(store: KeyStore, ring: KeyRing, turns: Turns): Promise<number> {
  const pages = store.pages()[Symbol.asyncIterator]();
  let count = 0;
  const next = async (): Promise<boolean> => {
    const page = await pages.next();
    if (page.done === true) return false;
    count += await rewrapPage(store, ring, page.value);
    return true;
  };
  while (await turns.take(next));
  return count;
}

async function rewrapPage(
  store: KeyStore,
  ring: KeyRing,
  page: readonly StoredKey[],
): Promise<number> {
  const stale = page.filter(({ wrappedBy }) => !ring.isCurrentId(wrappedBy));
  if (stale.length > 0) {
    await store.replace(stale.map((from) => ({ from, to: ring.rewrap(from) })));
  }
  return stale.length;
}
