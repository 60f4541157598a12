/** A process dies at its nth call: before that call has its effect, or after it, the answer unheard. */
export interface Death {
  readonly call: number;
  readonly effect: 'before' | 'after';
}

export const IMMORTAL: Death = { call: Number.POSITIVE_INFINITY, effect: 'before' };

export class Killed extends Error {}

/** Stands between a process and the outside, counts its calls, and kills it as it was told. */
export function mortal({ call: last, effect }: Death) {
  let calls = 0;
  const made = async (make: () => unknown): Promise<unknown> => {
    calls += 1;
    if (calls < last) return make();
    if (calls === last && effect === 'after') await make();
    throw new Killed();
  };
  return {
    calls: (): number => calls,
    guard: <Target extends object>(target: Target): Target =>
      new Proxy(target, {
        get: (_, name) => {
          const member: unknown = Reflect.get(target, name, target);
          if (typeof member !== 'function') return member;
          return (...given: unknown[]) => made(() => Reflect.apply(member, target, given));
        },
      }),
  };
}
