import { orderStatusMigrations } from '../../../src/checkout/read/order-status/order-status.tables.js';
import { campaignMigrations } from '../../../src/operations/read/campaigns/campaign.tables.js';
import { onEachDatabase } from '../../support/each-database.js';
import { countingId, recordedAfter } from '../../support/given-when-then.js';
import { Killed } from '../../support/mortal.js';
import { lineFulfilled } from '../../support/order-fixtures.js';
import { CampaignWorld } from './campaign-world.js';

const THREE = ['A-1', 'A-2', 'A-3'] as const;

onEachDatabase(
  (db) => {
    let world: CampaignWorld;
    beforeEach(() => {
      world = new CampaignWorld(db);
    });

    it('retries what a dry run counts, and says what became of each order', async () => {
      await world.failed(...THREE, 'B-1');
      const filter = { number: 'A-*', module: 'enrollment', code: 'lms-503' };
      expect(await world.count({ orders: THREE })).toHaveLength(3);
      const id = await world.started({ filter, expected: 3 });
      expect((await world.view(id)).progress).toMatchObject({ toGo: 3, asked: 0 });
      expect(await world.count({ orders: [...THREE, 'B-1'] })).toHaveLength(4);
      await world.advance();
      expect((await world.view(id)).progress).toMatchObject({ toGo: 3, asked: 3 });
      // What is asked for already is nothing to retry for others.
      expect(await world.count({ orders: [...THREE, 'B-1'] })).toEqual(['B-1']);
      const over = await world.untilOver(id, 'A-2');
      expect(over).toMatchObject({
        ...{ status: 'finished', finished: { because: 'done' }, orders: 3 },
        progress: { toGo: 0, asked: 0, complete: 2, failedAgain: 1 },
        meant: { filter },
      });
      expect(await world.outcomes(id)).toEqual([
        ...['A-1 complete', 'A-2 failed-again', 'A-3 complete'],
      ]);
      expect(world.asked(...THREE, 'B-1')).toEqual([1, 1, 1, 0]);
      const request = world.store.streams.get('order-a-1')?.at(-2);
      expect(request).toMatchObject({
        ...{ type: 'FulfillmentRetryRequested', data: { reason: 'The LMS is back.' } },
        metadata: { actor: { kind: 'user', id: 'olga' } },
      });
    });

    it('does nothing when another number of orders matches than was seen, or none', async () => {
      await world.failed('A-1');
      expect(await world.start({ orders: ['A-1'], expected: 2 })).toMatchObject({
        ...{ code: 'count-changed', message: '1 orders match now. Nothing was done.' },
      });
      expect(await world.start({ orders: ['B-1'] })).toMatchObject({ code: 'nothing-to-retry' });
      expect(await world.start({})).toMatchObject({ code: 'campaign-of-nothing' });
      expect([...world.store.streams.keys()]).toEqual(['order-a-1']);
    });

    it('keeps no name and no address of what was asked for', async () => {
      await world.failed('A-1');
      const id = await world.started({ filter: { user: 'ada', email: 'ada@example.com' } });
      expect((await world.view(id)).meant).toEqual({ filter: {}, withheld: ['user', 'email'] });
    });

    it('passes over an order that was mended meanwhile, and leaves out one that failed later', async () => {
      await world.failed('A-1', 'A-2');
      const id = await world.started({ filter: {} });
      const last = world.store.streams.get('order-a-1')!.at(-1);
      const mended = recordedAfter(
        last as never,
        lineFulfilled({ attempt: 2, basis: 3 }),
        'order-a-1',
      );
      await world.store.append('order-a-1', 3, [mended]);
      await world.failed('A-3');
      const { progress } = await world.untilOver(id);
      expect(progress).toMatchObject({ complete: 1, nothingToRetry: 1 });
      expect(world.asked(...THREE)).toEqual([0, 1, 0]);
    });

    it('keeps its rate, whoever works', async () => {
      await world.failed(...THREE);
      const id = await world.started({ orders: THREE, rate: { orders: 1, per: 'minute' } });
      await world.advance();
      expect(world.asked(...THREE)).toEqual([1, 0, 0]);
      await db.goOn(45_000);
      await world.advance();
      expect(world.asked(...THREE)).toEqual([1, 0, 0]);
      await db.goOn(15_000);
      await world.advance();
      expect(world.asked(...THREE)).toEqual([1, 1, 0]);
      await world.untilOver(id);
    });

    it('asks for no more when it is cancelled, and ends when what was asked for has ended', async () => {
      await world.failed(...THREE);
      const id = await world.started({ orders: THREE, rate: { orders: 1, per: 'minute' } });
      await world.advance();
      await world.cancel(id);
      await db.goOn(120_000);
      await world.advance();
      expect(await world.view(id)).toMatchObject({
        ...{ status: 'cancelling', cancelled: { by: { id: 'olga' }, reason: 'Enough.' } },
        progress: { toGo: 3, asked: 1 },
      });
      const over = await world.untilOver(id);
      expect(over.finished).toMatchObject({ because: 'cancelled' });
      expect(over.progress).toMatchObject({ toGo: 0, complete: 1, notAsked: 2 });
      expect(await world.outcomes(id)).toEqual(['A-1 complete', 'A-2 not-asked', 'A-3 not-asked']);
      expect(world.asked(...THREE)).toEqual([1, 0, 0]);
    });

    it('stops by itself when the first ones fail again, and goes on when one does not', async () => {
      await world.failed(...THREE, 'B-1', 'B-2', 'B-3');
      const inVain = await world.started({ orders: THREE, stopAfter: 2 });
      await world.advance();
      await db.goOn(60_000);
      await world.advance();
      expect(world.asked(...THREE)).toEqual([1, 1, 0]);
      const stopped = await world.untilOver(inVain, ...THREE);
      expect(stopped.finished).toMatchObject({ because: 'failed-again' });
      expect(stopped.progress).toMatchObject({ failedAgain: 2, notAsked: 1 });
      const goesOn = await world.started({ orders: ['B-1', 'B-2', 'B-3'], stopAfter: 2 });
      const done = await world.untilOver(goesOn, 'B-1', 'B-3');
      expect(done.finished).toMatchObject({ because: 'done' });
      expect(done.progress).toMatchObject({ failedAgain: 2, complete: 1 });
    });

    it('asks each order once and ends once when two workers are at it at the same time', async () => {
      await world.failed(...THREE);
      const id = await world.started({ orders: THREE });
      const both = [world.process(), world.process()];
      const hold = (): Promise<void> => Promise.resolve();
      const command = { stream: `campaign-${id}`, now: Date.now(), givenBack: 0, hold } as never;
      const together = () => Promise.all(both.map(({ advance }) => advance.execute(command)));
      await together();
      expect(world.asked(...THREE)).toEqual([1, 1, 1]);
      await world.answer();
      await together();
      await world.catchUp();
      const types = world.store.streams.get(`campaign-${id}`)!.map(({ type }) => type);
      expect(types).toEqual(['RetryCampaignStarted', 'RetryCampaignFinished']);
      expect((await world.view(id)).progress).toMatchObject({ complete: 3 });
    });

    it('is the same when its tables are lost, at work and when it is over', async () => {
      await world.failed(...THREE);
      const id = await world.started({ orders: THREE, rate: { orders: 1, per: 'minute' } });
      await world.advance();
      await world.answer('A-1');
      await world.rebuild();
      const over = await world.untilOver(id);
      expect(world.asked(...THREE)).toEqual([1, 1, 1]);
      expect(over.progress).toMatchObject({ failedAgain: 1, complete: 2 });
      const outcomes = await world.outcomes(id);
      await world.rebuild();
      expect(await world.outcomes(id)).toEqual(outcomes);
      expect(await world.view(id)).toEqual(over);
      expect(await world.advance()).toBe(0);
    });

    it.each(['before', 'after'] as const)(
      'repeats nothing and forgets nothing, whichever call a process dies %s',
      async (effect) => {
        for (let call = 1; ; call += 1) {
          const [one, two] = [`D-${effect}-${call}-1`, `D-${effect}-${call}-2`];
          await world.failed(one, two);
          const orders = [one, two];
          const mortal = world.process({ call, effect });
          const key = countingId(900_000 + call + (effect === 'after' ? 500 : 0));
          const killed = await world.start({ orders }, key, mortal).catch((error: unknown) => {
            if (error instanceof Killed) return error;
            throw error;
          });
          // Whoever asked hears nothing and asks again.
          if (killed instanceof Killed) await world.start({ orders }, key);
          await world.catchUp();
          await world.advance(mortal);
          await world.answer(two);
          await db.goOn(2_000);
          await world.advance(mortal);
          const { progress, finished } = await world.untilOver(key, two);
          expect({ call, ...finished, ...progress }).toMatchObject({
            ...{ call, because: 'done', complete: 1, failedAgain: 1, toGo: 0 },
          });
          expect(world.asked(one, two)).toEqual([1, 1]);
          if (mortal.calls() < call) {
            expect(call).toBeGreaterThan(25);
            return;
          }
        }
      },
      60_000,
    );
  },
  [...orderStatusMigrations, ...campaignMigrations],
);
