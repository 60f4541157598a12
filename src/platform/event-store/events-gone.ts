/** Events that were in a stream are not there any more: somebody truncated or deleted it. */
export class EventsGone extends Error {
  override readonly name = 'EventsGone';

  constructor(readonly stream: string) {
    super(`Events of ${stream} are gone: somebody truncated or deleted it.`);
  }
}
