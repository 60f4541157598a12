import type { Http2Session } from 'node:http2';

interface Pings {
  under: Promise<void>;
  next: Promise<void> | undefined;
}

const pings = new WeakMap<Http2Session, Pings>();

/**
 * Resolves when all that the other side had said before it heard of this has come; or the connection is over, which it is too when no answer comes for `withinMs`.
 *
 * Node's HTTP/2 ends a stream that it cancels, and resets it only in its next writing: until then the end of a cancelled call looks like that of a whole one.
 * Answers to pings may overtake what is not written yet, but only in one writing: so behind the second answer nothing of before the first is missing.
 */
export async function hearOut(session: Http2Session, withinMs: number): Promise<void> {
  await roundTrip(session, withinMs);
  await roundTrip(session, withinMs);
}

/** One ping that leaves after now: those who ask while one is under way share the one after it, for HTTP/2 peers take many at once for an attack. */
function roundTrip(session: Http2Session, withinMs: number): Promise<void> {
  const known = pings.get(session);
  if (known === undefined) {
    const under = ping(session, withinMs);
    pings.set(session, { under, next: undefined });
    return under;
  }
  known.next ??= known.under.then(() => {
    pings.delete(session);
    return roundTrip(session, withinMs);
  });
  return known.next;
}

/** A connection that was ended for what its client did (resets without number) is not closed while calls of it wait, and answers nothing. */
function ping(session: Http2Session, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const tooLate = setTimeout(() => {
      session.destroy();
    }, withinMs);
    const answered = () => {
      clearTimeout(tooLate);
      session.off('close', answered);
      resolve();
    };
    session.once('close', answered);
    if (session.destroyed || !session.ping(answered)) answered();
  });
}
