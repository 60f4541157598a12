/** Methods of the API that the stub knows. */
export type Method =
  | 'create'
  | 'retrieve'
  | 'retrieve-charge'
  | 'confirm'
  | 'cancel'
  | 'search'
  | 'list'
  | 'refund'
  | 'list-refunds';

/**
 * What may go wrong. `before`: nothing was done. `after`: it was done, and the caller does not hear so.
 * 500s are kept under the idempotency key, as Stripe does; 429, 401 and broken connections before are not.
 */
export type FaultKind =
  | 'rate-limited'
  | 'locked'
  | 'unauthorized'
  | 'in-progress'
  | 'failed-before'
  | 'failed-after'
  | 'reset-before'
  | 'reset-after'
  | 'silence-before'
  | 'silence-after';

interface Fault {
  readonly method: Method;
  readonly kind: FaultKind;
  /** Of the object in the path; absent: of any. */
  readonly id?: string | undefined;
}

/** Faults to come, each for one call of its method. */
export class Faults {
  private readonly due: Fault[] = [];

  add(fault: Fault, times: number): void {
    for (let n = 0; n < times; n += 1) this.due.push(fault);
  }

  take(call: { readonly method: Method; readonly id: string }): FaultKind | undefined {
    const at = this.due.findIndex(
      ({ method, id = call.id }) => method === call.method && id === call.id,
    );
    return at === -1 ? undefined : this.due.splice(at, 1)[0]?.kind;
  }

  clear(): void {
    this.due.length = 0;
  }
}

/** Calls of a method wait in the middle of being made until they are let go. */
export class Gates {
  private readonly shut = new Map<Method, Promise<void>>();

  hold(method: Method): () => void {
    let release = (): void => undefined;
    const open = new Promise<void>((resolve) => (release = resolve));
    this.shut.set(method, open);
    return () => {
      this.shut.delete(method);
      release();
    };
  }

  pass(method: Method): Promise<void> {
    return this.shut.get(method) ?? Promise.resolve();
  }
}
