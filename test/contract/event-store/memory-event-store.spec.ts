import { MemoryEventStore } from '../../support/memory-event-store.js';
import { describeEventStore } from './event-store.contract.js';

describe('the event store of the unit tests', () => {
  describeEventStore(() => Promise.resolve(new MemoryEventStore()));
});
