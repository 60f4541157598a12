import { CodeKeyRing } from '../../../src/codes/code-keys.js';
import { codeOf } from '../../../src/codes/code.js';
import { EnrollmentCodeBook } from '../../../src/codes/issued/code-book.js';
import { issuedStream } from '../../../src/codes/issued/issued-codes.js';
import { CodeCommands } from '../../../src/codes/redemption/code-commands.js';
import type { Line } from '../../../src/fulfillment/fulfillment-module.js';
import { createEnrollmentCodeModule } from '../../../src/fulfillment/modules/enrollment-code/enrollment-code-module.js';
import {
  EventStoreUnavailable,
  type EventStore,
} from '../../../src/platform/event-store/event-store.js';
import { HouseKey } from '../../../src/platform/key-vault/house-key.js';
import { countingId, NOW } from '../../support/given-when-then.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { DONATION, SEAT } from './example-order.js';
import { describeFulfillmentModule } from './fulfillment-module-contract.js';
import { openSilentWorld } from './silent-world.js';
import type { World } from './world.js';

const KEY = new HouseKey('k1', Buffer.alloc(32, 1));
const ORDER = 'EDX-100001';

const CODES: Line = {
  ...SEAT,
  ...{ productType: 'Enrollment Code', quantity: 3 },
  attributes: { courseKey: 'course-v1:edX+DemoX+2026', seatType: 'verified' },
};

type Fault = 'before' | 'after' | undefined;

/** An event store that may be away, or lose its answer; what it holds are the effects. */
class Outside extends MemoryEventStore {
  called: () => void = () => undefined;
  fault: (stream: string) => Fault = () => undefined;

  override async append(...given: Parameters<EventStore['append']>) {
    this.called();
    const fault = this.fault(given[0]);
    if (fault === 'before') throw new EventStoreUnavailable('away');
    const outcome = await super.append(...given);
    if (fault === 'after') throw new EventStoreUnavailable('lost');
    return outcome;
  }

  override async read(stream: string) {
    if (this.fault(stream) === 'before') throw new EventStoreUnavailable('away');
    return super.read(stream);
  }
}

async function openWorld(): Promise<World> {
  const { context } = await openSilentWorld();
  const store = new Outside();
  let ids = 0;
  const newId = (): string => countingId((ids += 1));
  const codes = new CodeCommands(store, newId);
  const keys = new CodeKeyRing(
    { current: undefined, previous: [] },
    { houseKey: () => Promise.resolve(KEY) },
  );
  return {
    context: { ...context, codes: new EnrollmentCodeBook(store, codes, keys, newId, () => NOW) },
    onCall: (listener) => (store.called = listener),
    effects: () =>
      Promise.resolve(
        [...store.streams].flatMap(([stream, events]) =>
          events.map(({ type }) => `${type} ${stream}`),
        ),
      ),
    refuse: ({ id }) => {
      const refused = issuedStream({ orderNumber: ORDER, lineId: id });
      store.fault = (stream) => (stream === refused ? 'before' : undefined);
      return Promise.resolve();
    },
    loseAnswer: () => {
      store.fault = () => {
        store.fault = () => undefined;
        return 'after';
      };
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

describeFulfillmentModule('enrollment-code', {
  create: createEnrollmentCodeModule,
  lines: [CODES, { ...CODES, id: '9', quantity: 60 }],
  foreign: DONATION,
  callsOutside: true,
  openWorld,
  // The codes themselves are the secrets that it has.
  secrets: [0, 1, 2].map((position) => codeOf(KEY, { orderNumber: ORDER, lineId: '1' }, position)),
});
