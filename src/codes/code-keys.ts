import { createHash, hkdfSync } from 'node:crypto';
import { HouseKey } from '../platform/key-vault/house-key.js';
import type { KeyVault } from '../platform/key-vault/key-vault.js';

/** The purpose of the vault's key that codes are made with where `CODE_KEY` is not set. */
export const CODE_KEY_PURPOSE = 'enrollment-codes';

const SALT = 'makegood/code-key/v1';
const ID_BYTES = 8;
const KEY_BYTES = 32;

/** As `CODE_KEY` and `CODE_KEY_PREVIOUS` say. */
export interface CodeKeySettings {
  /** Undefined: the vault's own key. */
  readonly current: string | undefined;
  readonly previous: readonly string[];
}

/** A key that was configured. Its id tells it from others, and says nothing about it. */
export function configuredKey(secret: string): HouseKey {
  const derive = (use: string, bytes: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, SALT, use, bytes));
  return new HouseKey(derive('id', ID_BYTES).toString('hex'), derive('mac', KEY_BYTES));
}

/** The key that new codes are made with, and all that codes were made with before, by their ids. */
export class CodeKeys {
  /** Names this set of keys: another one knows other codes. */
  readonly setId: string;
  private readonly byId: ReadonlyMap<string, HouseKey>;

  constructor(
    readonly current: HouseKey,
    others: readonly HouseKey[] = [],
  ) {
    this.byId = new Map([current, ...others].map((key) => [key.id, key]));
    const ids = [...this.byId.keys()].sort().join(' ');
    this.setId = createHash('sha256').update(ids).digest('hex').slice(0, 16);
  }

  get(id: string): HouseKey | undefined {
    return this.byId.get(id);
  }
}

/** The keys, once somebody needs them. The vault's is among them even where `CODE_KEY` is set: it may have been the first. */
export class CodeKeyRing {
  private opening: Promise<CodeKeys> | undefined;

  constructor(
    private readonly settings: CodeKeySettings,
    private readonly vault: Pick<KeyVault, 'houseKey'>,
  ) {}

  async open(): Promise<CodeKeys> {
    this.opening ??= this.read();
    try {
      return await this.opening;
    } catch (error) {
      this.opening = undefined; // the vault may be there again for whoever asks next
      throw error;
    }
  }

  private async read(): Promise<CodeKeys> {
    const { current, previous } = this.settings;
    const own = await this.vault.houseKey(CODE_KEY_PURPOSE);
    if (current === undefined) return new CodeKeys(own);
    return new CodeKeys(configuredKey(current), [own, ...previous.map(configuredKey)]);
  }
}
