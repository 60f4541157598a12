import { CodeKeyRing } from '../../src/codes/code-keys.js';
import { codeHash, codeOf } from '../../src/codes/code.js';
import { PlaceRedemptionHandler } from '../../src/codes/automation/place-redemption/place-redemption.handler.js';
import { PlaceRedemption } from '../../src/codes/contract.js';
import { EnrollmentCodeBook } from '../../src/codes/issued/code-book.js';
import { CodeLookup } from '../../src/codes/read/code-index/code-lookup.js';
import { CodeCommands } from '../../src/codes/redemption/code-commands.js';
import { codeStream } from '../../src/codes/redemption/code-state.js';
import { decideReserve } from '../../src/codes/redemption/decide.js';
import { Learners } from '../../src/codes/redemption/learners.js';
import { redemptionNumber } from '../../src/codes/redemption/redemption-order.js';
import { SeatOrders } from '../../src/codes/redemption/seat-orders.js';
import { RedeemCode } from '../../src/codes/write/redeem-code/redeem-code.command.js';
import { RedeemCodeHandler } from '../../src/codes/write/redeem-code/redeem-code.handler.js';
import { PlaceOrder } from '../../src/checkout/contract.js';
import { isRejection } from '../../src/kernel/rejection.js';
import { orderStream } from '../../src/order/order-stream.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { systemContext } from '../../src/platform/event-store/system-context.js';
import { HouseKey } from '../../src/platform/key-vault/house-key.js';
import type { Subject } from '../../src/platform/key-vault/subject.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import type { Settled } from '../../src/platform/sagas/due-command.js';
import { CheckoutWorld, Outside, paid } from './checkout-world.js';
import { FakeBus } from './fulfillment-fakes.js';
import { at, NOW } from './given-when-then.js';
import { orderDetails, seat } from './order-fixtures.js';

export const CODE_KEY = new HouseKey('k1', Buffer.alloc(32, 1));
export const CODES_ORDER = 'EDX-100001';
export const LINE = { orderNumber: CODES_ORDER, lineId: '1' };
export const HASHES = [0, 1, 2].map((position) => codeHash(codeOf(CODE_KEY, LINE, position)));
export const CODES = [0, 1, 2].map((position) => codeOf(CODE_KEY, LINE, position));
export const SEAT_ORDER = redemptionNumber(HASHES[0] ?? '');

const SECONDS_MS = 1_000;
export const WEEK_MS = 7 * 86_400_000;
const silent = createLogger({ level: 'silent', json: true });

/** The order of three codes, as checkout sends it. */
export const codesDetails = (changes: Parameters<typeof orderDetails>[0] = {}) => {
  const attributes = { courseKey: 'course-v1:edX+DemoX+2026', seatType: 'verified' };
  const line = seat({ productType: 'Enrollment Code', quantity: 3, attributes });
  return orderDetails({ basket: { id: 'B-1', lines: [line] }, orderTotal: '159.00', ...changes });
};

/** One process that gives codes and takes them: everything between the controllers and the outside. */
export class CodesWorld {
  readonly codes: CodeCommands;
  readonly book: EnrollmentCodeBook;
  /** Answers of the index in SQL; undefined for what it has not. */
  isLive = true;
  private readonly redeem_: RedeemCodeHandler;
  private readonly place_: PlaceRedemptionHandler;
  private readonly checkout: CheckoutWorld;

  constructor(
    readonly outside = new Outside(),
    store: EventStore = outside.store,
  ) {
    const { newId } = outside;
    this.checkout = new CheckoutWorld(outside, store);
    this.codes = new CodeCommands(store, newId);
    const keys = new CodeKeyRing(
      { current: undefined, previous: [] },
      { houseKey: () => Promise.resolve(CODE_KEY) },
    );
    this.book = new EnrollmentCodeBook(store, this.codes, keys, newId, () => NOW);
    const { orders } = this.checkout;
    const { bus } = new FakeBus().on(PlaceOrder, (command) => this.checkout.placeOrder(command));
    const seats = new SeatOrders(bus, orders, this.codes, newId);
    const index = {
      find: (hash: string) =>
        Promise.resolve({
          line: HASHES.includes(hash) ? LINE : undefined,
          isComplete: this.isLive,
        }),
    };
    const learners = new Learners({
      subjectOf: (name) => Promise.resolve({ id: `subject of ${name.length}` } as Subject),
    });
    this.redeem_ = new RedeemCodeHandler(
      ...([new CodeLookup(index), orders, this.codes, seats, learners] as const),
    );
    this.place_ = new PlaceRedemptionHandler(this.codes, seats, silent);
  }

  /** The order of the codes, placed and made good. */
  async given(changes: Parameters<typeof orderDetails>[0] = {}): Promise<this> {
    await this.checkout.place(paid(), codesDetails(changes));
    await this.book.issue(LINE, CODES.length);
    const receipt = { codes: CODES.length, keyId: CODE_KEY.id, expiresAt: at(WEEK_MS) };
    const data = { lineId: '1', module: 'enrollment-code', attempt: 1, basis: 1, receipt };
    await this.checkout.orders.execute({
      ...{ stream: orderStream(CODES_ORDER), context: systemContext('fulfillment', {}, NOW) },
      decide: () => [{ type: 'LineFulfilled', data }],
    });
    return this;
  }

  /** The number of the seat's order, or the code of the refusal. */
  async redeem(
    code = CODES[0] ?? '',
    {
      id = 'grace',
      afterMs = 0,
      partners,
    }: { id?: string; afterMs?: number; partners?: string[] } = {},
  ): Promise<string> {
    const caller = { id, ...(partners && { partners }) };
    const commandId = this.outside.newId();
    const context = {
      ...{ commandId, correlationId: commandId, causationId: commandId, now: NOW + afterMs },
      actor: { kind: 'user', id } as const,
    };
    const answer = await this.redeem_.execute(new RedeemCode(code, caller, context));
    if (isRejection(answer)) return answer.code;
    return answer.state.stage === 'placed' ? answer.state.details.orderNumber : answer.state.stage;
  }

  /** As a process leaves it that is killed after the code is reserved. */
  async reserve(username: string): Promise<void> {
    const wanted = { ...LINE, redemption: SEAT_ORDER, learner: { username } };
    await this.codes.execute({
      ...{ stream: codeStream(HASHES[0] ?? ''), context: systemContext('spec', {}, NOW) },
      decide: ({ state }) => decideReserve(state, wanted),
    });
  }

  /** What the due command does, some seconds later. */
  goOn(hash = HASHES[0] ?? ''): Promise<Settled> {
    const now = NOW + 5 * SECONDS_MS;
    const hold = (): Promise<void> => Promise.resolve();
    return this.place_.execute(new PlaceRedemption(codeStream(hash), now, 0, hold));
  }

  /** How many are void and used, after those that are unused were taken back. */
  revoke() {
    return this.book.voidUnused(LINE, () => Promise.resolve());
  }

  types(hash = HASHES[0] ?? ''): readonly string[] {
    return (this.outside.store.streams.get(codeStream(hash)) ?? []).map(({ type }) => type);
  }
}
