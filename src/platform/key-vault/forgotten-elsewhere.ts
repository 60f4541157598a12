import type { KeyStore } from './key-store.js';

const LOOK_EVERY_MS = 10_000;

/** Where processes share a store, one destroys a key that the others still have in memory. They ask, one statement each time. */
export class ForgottenElsewhere {
  #timer: NodeJS.Timeout | undefined;
  #moment: number | undefined;

  constructor(
    private readonly store: KeyStore,
    private readonly forget: (id: string) => void,
  ) {}

  async start(): Promise<void> {
    if (this.store.forgottenSince === undefined) return;
    await this.#look();
    this.#timer = setInterval(() => {
      // A store that does not answer now is asked again; what it says then covers the time between.
      this.#look().catch(() => undefined);
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const answer = await this.store.forgottenSince?.(this.#moment);
    if (answer === undefined) return;
    for (const id of answer.ids) this.forget(id);
    this.#moment = answer.moment;
  }
}
