/** Where a link points: its data is `revision@stream`. A payload without a revision is no link; one without a stream points nowhere. */
export function linkTarget(data: Uint8Array): { revision: number; stream: string } | undefined {
  const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString();
  const [, revision, stream = ''] = /^\s*(-?\d+)\s*(?:@(.*))?$/s.exec(text) ?? [];
  return revision === undefined ? undefined : { revision: Number(revision), stream };
}
