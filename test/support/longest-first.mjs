import Sequencer from '@jest/test-sequencer';

// A clean clone knows no durations. Suites that start services take longest and say little about it by their size, so they come
// first and the unit specs last: those are small enough for all workers to end together.
const ORDER = ['faults', 'e2e', 'integration', 'unit'];

const rank = ({ context }) => ORDER.indexOf(context.config.displayName?.name);

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
