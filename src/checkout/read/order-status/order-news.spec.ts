import { getEventListeners } from 'node:events';
import { folded } from '../../../../test/support/given-when-then.js';
import { lineFulfilled, placedOrder } from '../../../../test/support/order-fixtures.js';
import type { Folded } from '../../../kernel/folded.js';
import type { OrderState } from '../../../order/state.js';
import { OrderNews } from './order-news.js';

const at1 = folded(placedOrder());
const at2 = folded([...placedOrder(), lineFulfilled()]);
const at3 = folded([...placedOrder(), lineFulfilled(), lineFulfilled({ lineId: '2' })]);

const news = new OrderNews();
const tell = (order: Folded<OrderState>, stream = 'order-a'): void => {
  news.publish(new Map([[stream, order]]));
};
const from = (revision: number) => (order: Folded<OrderState>) => order.revision >= revision;
const never = (): AbortSignal => new AbortController().signal;

describe('news of an order', () => {
  it('reach all who wait for it, as soon as it is as they want', async () => {
    const watches = [news.watch('order-a'), news.watch('order-a')];
    const heard = watches.map((watch) => watch.until(from(2), never()));
    tell(at1);
    tell(at2);
    tell(at3);
    expect(await Promise.all(heard)).toEqual([at2, at2]);
    for (const watch of watches) watch.close();
    expect(news.watched).toBe(0);
  });

  it('leave no listener behind on what ends the waiting', async () => {
    const watch = news.watch('order-a');
    const over = new AbortController();
    const heard = watch.until(from(1), over.signal);
    tell(at1);
    await heard;
    await watch.until(from(1), over.signal);
    expect(getEventListeners(over.signal, 'abort')).toEqual([]);
    watch.close();
  });

  it('that came before anybody waited are not lost', async () => {
    const watch = news.watch('order-a');
    tell(at2);
    expect(await watch.until(from(2), never())).toBe(at2);
    watch.close();
  });

  it('of other orders are none', async () => {
    const watch = news.watch('order-a');
    const over = new AbortController();
    const heard = watch.until(from(0), over.signal);
    tell(at2, 'order-b');
    over.abort();
    expect(await heard).toBeUndefined();
    watch.close();
  });

  it('never go back', async () => {
    const watch = news.watch('order-a');
    tell(at3);
    tell(at1);
    expect(await watch.until(from(0), never())).toBe(at3);
    watch.close();
  });

  it('are waited for no longer than until it is over', async () => {
    const watch = news.watch('order-a');
    expect(await watch.until(from(0), AbortSignal.abort())).toBeUndefined();
    watch.close();
  });

  it('keep nobody when the application ends, also not those who come later', async () => {
    const ending = new OrderNews();
    const early = ending.watch('order-a').until(from(0), never());
    ending.onModuleDestroy();
    const late = ending.watch('order-a').until(from(0), never());
    expect(await Promise.all([early, late])).toEqual([undefined, undefined]);
  });

  it('are forgotten when nobody watches any more, and come to those who watch again', async () => {
    news.watch('order-a').close();
    expect(news.watched).toBe(0);
    const watch = news.watch('order-a');
    tell(at1);
    expect(await watch.until(from(0), never())).toBe(at1);
    watch.close();
  });
});
