/**
 * Yields what is done so far: when all are, or every `ms` when some are. So what belongs together is handled together, and
 * a slow one holds up nobody for long. Rejects as soon as one does.
 */
export async function* collectFor<T>(
  ms: number,
  promises: readonly Promise<T>[],
): AsyncIterable<readonly T[]> {
  let done: T[] = [];
  const watched = promises.map((promise) => promise.then((value) => void done.push(value)));
  const all = Promise.all(watched);
  for (let left = promises.length; left > 0;) {
    let timer: NodeJS.Timeout | undefined;
    const pause = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
    await Promise.race([all, pause]).finally(() => {
      clearTimeout(timer);
    });
    if (done.length === 0) continue;
    const batch = done;
    done = [];
    left -= batch.length;
    yield batch;
  }
}
