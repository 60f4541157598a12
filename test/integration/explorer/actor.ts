import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { Killed } from '../../support/mortal.js';

/** A process that stops before each call of a port, until it is let go on; it may be killed there. */
export class Actor {
  over = false;
  /** What ended it, if it was not killed. */
  failure: unknown;
  private dead = false;
  private readonly stopped: { readonly go: () => void; readonly die: () => void }[] = [];
  private started = false;

  constructor(
    readonly name: string,
    private readonly life: () => Promise<unknown>,
  ) {}

  /** Its view of a port. */
  readonly guard = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (_, name) => {
        const member: unknown = Reflect.get(port, name, port);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) =>
          this.call(() => Reflect.apply(member, port, given) as unknown);
      },
    });

  /** Until it stops before its first call. */
  async start(): Promise<void> {
    if (this.started) return;
    this.started = true;
    this.life().then(
      () => (this.over = true),
      (error: unknown) => {
        this.over = true;
        if (!this.dead) this.failure = error;
      },
    );
    await this.comesToStand();
  }

  /** Makes the call that it stands before, and goes on until the next. */
  async step(): Promise<void> {
    this.stopped.shift()?.go();
    await this.comesToStand();
  }

  async kill(): Promise<void> {
    this.dead = true;
    this.over = true;
    for (const { die } of this.stopped.splice(0)) die();
    await turn();
  }

  /** It may rest between two tries; nothing else goes on meanwhile. */
  private async comesToStand(): Promise<void> {
    await turn();
    while (!this.over && this.stopped.length === 0) await pause(1);
  }

  private async call(make: () => unknown): Promise<unknown> {
    if (!this.dead) {
      await new Promise<void>((go, reject) => {
        this.stopped.push({
          go,
          die: () => {
            reject(new Killed());
          },
        });
      });
    }
    if (this.dead) throw new Killed();
    return make();
  }
}
