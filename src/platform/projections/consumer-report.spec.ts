import { reportOf, type KnownConsumer, type ToldConsumer } from './consumer-report.js';

const HERE: KnownConsumer = { state: 'standby', live: false, lagMs: null, parked: undefined };
const TOLD: ToldConsumer = {
  ...{ consumer: 'c-1', position: 'C:9/P:9', led: true, caughtUp: true, stopped: false },
  ...{ behindMs: 7_000, parked: 2 },
};

const report = (
  here: Partial<KnownConsumer>,
  told?: Partial<ToldConsumer>,
  isAsked = true,
): object => reportOf('c-1', { ...HERE, ...here }, told && { ...TOLD, ...told }, isAsked);

describe('how a consumer is', () => {
  it.each([
    ['leads here, and keeps up', { state: 'leading', live: true }, { caughtUp: false }, 'live'],
    ['leads here, and does not', { state: 'leading', lagMs: 3 }, {}, 'catching-up'],
    ['leads here, and has stopped', { state: 'stopped' }, {}, 'stopped'],
    ['leads elsewhere, and keeps up', {}, {}, 'live'],
    ['leads elsewhere, and does not', {}, { caughtUp: false }, 'catching-up'],
    ['leads elsewhere, and has stopped', {}, { stopped: true }, 'stopped'],
    ['is too old here, not elsewhere', { state: 'too-old' }, {}, 'live'],
    ['is not run here, but elsewhere', { state: 'elsewhere' }, {}, 'live'],
    ['has not looked yet', { state: 'starting' }, { led: false }, 'catching-up'],
  ] as const)('when it %s', (_, here, told, state) => {
    const said = report(here, told);
    expect(said).toMatchObject({ consumer: 'c-1', state, parked: 2, position: 'C:9/P:9' });
  });

  it.each([
    ['too-old', 'stopped', 'event-too-new'],
    ['other-store', 'stopped', 'other-store'],
    ['failing', 'catching-up', 'failing'],
    ['elsewhere', 'stopped', 'nobody-leads'],
  ] as const)('when nobody leads, and it is %s here', (state, said, why) => {
    expect(report({ state }, { led: false })).toMatchObject({ state: said, why, lagMs: 7_000 });
    expect(report({ state })).toMatchObject({ state: said, why, parked: null });
  });

  it('when SQL cannot be asked: what this process knows, and no more', () => {
    const unknown = { lagMs: null, parked: null, position: null };
    expect(report({ state: 'elsewhere' }, undefined, false)).toEqual({
      ...{ consumer: 'c-1', state: 'catching-up', ...unknown },
    });
    expect(report({ state: 'failing', lagMs: 5 }, undefined, false)).toMatchObject({ lagMs: 5 });
    const leading = { state: 'leading', live: true, parked: 3 } as const;
    expect(report(leading, undefined, false)).toMatchObject({ lagMs: 0, parked: 3 });
  });
});
