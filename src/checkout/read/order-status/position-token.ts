/** `Makegood-Position`: how far the caller has seen one order. Opaque to callers: they hand it back as they got it. */
export function positionToken(stream: string, revision: number): string {
  return `${stream}@${revision}`;
}

/** The revision of `stream` that the token names; -1: it says nothing of this order. */
export function revisionOf(token: string | undefined, stream: string): number {
  const match = /^(.+)@(\d{1,9})$/.exec(token ?? '');
  return match?.[1] === stream ? Number(match[2]) : -1;
}
