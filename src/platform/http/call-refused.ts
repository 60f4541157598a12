/**
 * A call that we did not make ourselves: the other side fails too often, or enough calls to it are under way. Nothing happened
 * out there, so it is no attempt; whoever wanted it comes back later. Modules let it through.
 */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';

  constructor(readonly reason: 'breaker-open' | 'too-many-calls') {
    super(`The call was not made: ${reason}.`);
  }
}
