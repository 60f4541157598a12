/** No answer within the limit. Whether it happened is not known. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

export async function withTimeout<T>(timeoutMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TimedOut(`No answer within ${timeoutMs} ms.`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
    // A late failure of what was given up is nobody's any more.
    promise.catch(() => undefined);
  }
}
