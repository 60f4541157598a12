/** This build is older than the event. Nothing may be decided by it: it cannot know what it does not see. */
export class NewerEvent extends Error {
  override readonly name: string = 'NewerEvent';
}
