import type { FulfillmentModule } from './fulfillment-module.js';
import { kindOf, Unusable } from './module-file.js';

type Kind = 'string' | 'boolean' | 'function' | 'object';

/** What the port asks for. The compiler keeps the names right; what a file exports, nobody has compiled. */
const SHAPE: readonly (readonly [keyof FulfillmentModule, Kind, 'needed' | 'optional'])[] = [
  ['name', 'string', 'needed'],
  ['repeatable', 'boolean', 'needed'],
  ['supports', 'function', 'needed'],
  ['fulfillProduct', 'function', 'needed'],
  ['revokeLine', 'function', 'needed'],
  ['probe', 'function', 'optional'],
  ['lacks', 'object', 'optional'],
];

/**
 * The module that a file made, when it has the shape of one.
 * @throws Unusable with everything that is wrong with it
 */
export function moduleShaped(made: unknown, name: string): FulfillmentModule {
  if (typeof made !== 'object' || made === null) {
    throw new Unusable(`but what it makes is ${kindOf(made)}, and must be a module.`);
  }
  const members = made as Readonly<Record<string, unknown>>;
  const wrong = SHAPE.flatMap(([member, kind, need]) => {
    const value = members[member];
    const right = typeof value === kind || (need === 'optional' && value === undefined);
    return right ? [] : [`${member} is ${kindOf(value)}, and must be ${article(kind)}`];
  });
  if (wrong.length > 0) throw new Unusable(`but in its module ${wrong.join('; ')}.`);
  if (members['name'] !== name) {
    throw new Unusable(`but its module calls itself "${String(members['name'])}", not "${name}".`);
  }
  return made as FulfillmentModule;
}

function article(kind: Kind): string {
  return kind === 'object' ? 'an object' : `a ${kind}`;
}
