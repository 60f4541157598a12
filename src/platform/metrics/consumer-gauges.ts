import type { ConsumerReport } from '../projections/consumer-report.js';
import type { Consumers } from '../projections/consumers.js';
import type { GaugeDoc, Sample } from './metrics.js';

export const CONSUMER_DOCS: readonly GaugeDoc[] = [
  {
    name: 'makegood_consumer_state',
    help: '1 for the state that the consumer is in, whichever process leads it.',
    labels: ['consumer', 'state'],
  },
  {
    name: 'makegood_consumer_lag_seconds',
    help: 'By how much the consumer is behind the events.',
    labels: ['consumer'],
  },
  {
    name: 'makegood_parked_streams',
    help: 'Orders that the consumer cannot handle: their events wait.',
    labels: ['consumer'],
  },
];

/** Of this process: they are told whether SQL answers or not. */
export const SWEEP_DOCS: readonly GaugeDoc[] = [
  {
    name: 'makegood_sweep_repaired',
    help: 'Orders whose rows said what their events do not, and were corrected since the process started.',
    labels: ['consumer'],
  },
  {
    name: 'makegood_sweep_failed',
    help: 'Looks at such rows that failed since the process started.',
    labels: ['consumer'],
  },
];

export function sweepSamples(swept: ReturnType<Consumers['swept']>): readonly Sample[] {
  return Object.entries(swept).flatMap(([consumer, { repaired, failed }]) => [
    { gauge: 'makegood_sweep_repaired', labels: { consumer }, value: repaired },
    { gauge: 'makegood_sweep_failed', labels: { consumer }, value: failed },
  ]);
}

const STATES = ['live', 'catching-up', 'stopped'] as const satisfies ConsumerReport['state'][];

/** What is not known is not told. */
export function consumerSamples(reports: readonly ConsumerReport[]): readonly Sample[] {
  return reports.flatMap(({ consumer, state: now, lagMs, parked }) => {
    const ofStates = STATES.map((state) => ({
      ...{ gauge: 'makegood_consumer_state', labels: { consumer, state } },
      value: Number(state === now),
    }));
    const labels = { consumer };
    return [
      ...ofStates,
      ...(lagMs === null
        ? []
        : [{ gauge: 'makegood_consumer_lag_seconds', labels, value: lagMs / 1000 }]),
      ...(parked === null ? [] : [{ gauge: 'makegood_parked_streams', labels, value: parked }]),
    ];
  });
}
