/** Resolves when the function that is handed out is called, or `over` is aborted; leaves no listener behind. */
export async function woken(over: AbortSignal, by: (wake: () => void) => void): Promise<void> {
  let stop: () => void = () => undefined;
  await new Promise<void>((resolve) => {
    stop = () => {
      resolve();
    };
    by(stop);
    over.addEventListener('abort', stop, { once: true });
  });
  over.removeEventListener('abort', stop);
}
