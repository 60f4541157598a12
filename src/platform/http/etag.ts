/** The entity tag of a revision, strong: the same revision is the same answer, but for what `more` stands for. */
export function etagOf(revision: number, ...more: readonly number[]): string {
  return `"${[revision, ...more].join('-')}"`;
}

/** Whether `If-None-Match` names `etag`: `*`, or a list of tags of which weak ones count too (RFC 9110 §13.1.2). */
export function noneMatchNames(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return [...ifNoneMatch.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, tag]) => tag === etag);
}
