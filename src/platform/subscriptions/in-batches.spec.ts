import fc from 'fast-check';
import { inBatches } from './in-batches.js';

/** Items as a scheduler lets them come; `failsWith` at the end. */
async function* paced(
  items: readonly number[],
  scheduler: fc.Scheduler,
  failsWith?: Error,
): AsyncIterable<number> {
  for (const item of items) {
    await scheduler.schedule(Promise.resolve(), `bring ${item}`);
    yield item;
  }
  if (failsWith) throw failsWith;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('inBatches', () => {
  it('brings everything once and in order, never more than the limit at once, and the error last', async () => {
    await fc.assert(
      fc.asyncProperty(
        ...[fc.nat(30), fc.integer({ min: 1, max: 5 }), fc.boolean(), fc.scheduler()],
        async (count, max, fails, scheduler) => {
          const error = new Error('the source broke');
          const source = paced(upTo(count), scheduler, fails ? error : undefined);
          const taken: number[] = [];
          const taking = (async () => {
            for await (const batch of inBatches(source, max)) {
              expect(batch.length).toBeGreaterThan(0);
              expect(batch.length).toBeLessThanOrEqual(max);
              await scheduler.schedule(Promise.resolve(), 'take');
              taken.push(...batch);
            }
          })();
          const ended = taking.then(
            () => undefined,
            (failure: unknown) => failure,
          );
          await scheduler.waitFor(ended);
          expect(taken).toEqual(upTo(count));
          expect(await ended).toBe(fails ? error : undefined);
        },
      ),
    );
  });

  it('brings one by one what comes slowly, and together what came meanwhile', async () => {
    let bring: (item: number) => void = () => undefined;
    const source = (async function* () {
      for (;;) yield await new Promise<number>((resolve) => (bring = resolve));
    })();
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    const batches = inBatches(source, 10)[Symbol.asyncIterator]();
    const first = batches.next();
    await settled();
    bring(1);
    expect(await first).toEqual({ done: false, value: [1] });
    for (const item of [2, 3, 4]) {
      await settled();
      bring(item);
    }
    await settled();
    expect(await batches.next()).toEqual({ done: false, value: [2, 3, 4] });
  });

  it('brings together what follows, but what comes alone, full batches and the last ones at once', async () => {
    let bring: (item: number | undefined) => void = () => undefined;
    const source = (async function* () {
      for (;;) {
        const item = await new Promise<number | undefined>((resolve) => (bring = resolve));
        if (item === undefined) return;
        yield item;
      }
    })();
    const batches = inBatches(source, 2, 3_600_000)[Symbol.asyncIterator]();
    const take = async (...items: readonly (number | undefined)[]): Promise<unknown> => {
      const next = batches.next();
      for (const item of items) {
        await new Promise((resolve) => setImmediate(resolve));
        bring(item);
      }
      return (await next).value;
    };
    expect(await take(1)).toEqual([1]);
    expect(await take(2, 3)).toEqual([2, 3]);
    expect(await take(4, undefined)).toEqual([4]);
  });

  it('lets the source wait when the batch is full', async () => {
    let brought = 0;
    const source = (async function* () {
      for (;;) yield await Promise.resolve((brought += 1));
    })();
    const batches = inBatches(source, 4)[Symbol.asyncIterator]();
    await batches.next();
    for (let turns = 0; turns < 5; turns += 1) await new Promise((go) => setImmediate(go));
    const held = brought;
    for (let turns = 0; turns < 5; turns += 1) await new Promise((go) => setImmediate(go));
    expect(brought).toBe(held);
    expect((await batches.next()).value).toHaveLength(4);
  });

  it('lets a source that waits for room go when the caller stops', async () => {
    const ended = new Promise<void>((resolve) => {
      const source = (async function* () {
        try {
          for (;;) yield await Promise.resolve(1);
        } finally {
          resolve();
        }
      })();
      void (async () => {
        const batches = inBatches(source, 3)[Symbol.asyncIterator]();
        await batches.next();
        for (let turns = 0; turns < 5; turns += 1) await new Promise((go) => setImmediate(go));
        await batches.return?.();
      })();
    });
    await expect(ended).resolves.toBeUndefined();
  });
});
