/**
 * A call that we did not make ourselves: enough calls to the other side are under way. Nothing happened out there, so it is no
 * attempt; whoever wanted it comes back later. Modules let it through.
 */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';

  constructor(readonly reason: 'too-many-calls') {
    super(`The call was not made: ${reason}.`);
  }
}
