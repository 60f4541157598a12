/** Runs both until one of them ends or fails; then the other is told to end, and waited for. */
export async function together(
  signal: AbortSignal,
  ...tasks: readonly ((signal: AbortSignal) => Promise<void>)[]
): Promise<void> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const running = tasks.map((task) =>
    task(both).finally(() => {
      stop.abort();
    }),
  );
  for (const ended of await Promise.allSettled(running)) {
    if (ended.status === 'rejected') throw ended.reason;
  }
}
