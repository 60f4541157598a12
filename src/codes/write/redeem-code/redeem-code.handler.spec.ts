import { FORGOTTEN } from '../../../order/personal-data.js';
import { CODES, CodesWorld, SEAT_ORDER, WEEK_MS } from '../../../../test/support/codes-world.js';

describe('using a code', () => {
  it('orders a free seat in the mode of the codes for the learner', async () => {
    const world = await new CodesWorld().given({ partner: 'edx', site: 'edx.org' });
    expect(await world.redeem()).toBe(SEAT_ORDER);
    const placed = world.outside.events(SEAT_ORDER).at(-1);
    expect(placed).toMatchObject({
      type: 'OrderPlaced',
      data: {
        user: { username: 'grace' },
        ...{ orderTotal: '0.00', billingAddress: null, partner: 'edx', site: 'edx.org' },
        basket: {
          lines: [
            {
              ...{ productType: 'Seat', quantity: 1, unitPrice: '0.00' },
              attributes: { courseKey: 'course-v1:edX+DemoX+2026', certificateType: 'verified' },
            },
          ],
        },
      },
    });
    // Actors are stored in plain text: a learner is not named there.
    expect(JSON.stringify(placed?.metadata)).not.toContain('grace');
  });

  it('gives each code a seat of its own', async () => {
    const world = await new CodesWorld().given();
    const numbers = [await world.redeem(CODES[0]), await world.redeem(CODES[1], { id: 'hedy' })];
    expect(new Set(numbers).size).toBe(2);
  });

  it('is refused from the moment on at which it expires', async () => {
    const world = await new CodesWorld().given();
    expect(await world.redeem(CODES[0], { afterMs: WEEK_MS })).toBe('code-expired');
    expect(world.types()).toEqual([]);
    expect(await world.redeem(CODES[0], { afterMs: WEEK_MS - 1 })).toBe(SEAT_ORDER);
  });

  it('is not there for a token of another partner', async () => {
    const world = await new CodesWorld().given({ partner: 'edx' });
    expect(await world.redeem(CODES[0], { partners: ['mitx'] })).toBe('code-not-found');
    expect(await world.redeem(CODES[0], { partners: ['edx'] })).toBe(SEAT_ORDER);
  });

  it('does not say that a code is none while the index is behind', async () => {
    const world = await new CodesWorld().given();
    const unknown = '0000000000000000';
    expect(await world.redeem(unknown)).toBe('code-not-found');
    world.isLive = false;
    expect(await world.redeem(unknown)).toBe('codes-behind');
    expect(await world.redeem()).toBe(SEAT_ORDER);
  });

  it('is told apart from a code that was taken back', async () => {
    const world = await new CodesWorld().given();
    expect(await world.revoke()).toEqual({ codes: 3, voided: 3, used: 0 });
    expect(await world.redeem()).toBe('code-void');
  });

  it('orders nothing for a learner who was forgotten before the seat was ordered', async () => {
    const world = await new CodesWorld().given();
    await world.reserve(FORGOTTEN);
    expect(await world.goOn()).toMatchObject({ kind: 'given-back' });
    expect(world.types()).toEqual(['CodeReserved']);
    expect(world.outside.types(SEAT_ORDER)).toEqual([]);
  });

  it('leaves nothing to go on with', async () => {
    const world = await new CodesWorld().given();
    await world.redeem();
    expect(await world.goOn()).toEqual({ kind: 'acted', revision: 1 });
    expect(world.types()).toEqual(['CodeReserved', 'CodeRedeemed']);
  });
});
