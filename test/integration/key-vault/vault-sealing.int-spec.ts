import fc from 'fast-check';
import type { Recorded } from '../../../src/kernel/event.js';
import { upcast } from '../../../src/order/upcasters.js';
import type { OrderEvent } from '../../../src/order/events.js';
import { FORGOTTEN, orderPersonalData } from '../../../src/order/personal-data.js';
import { SealBroken, SubjectUnknown } from '../../../src/platform/key-vault/errors.js';
import type { KeyVault } from '../../../src/platform/key-vault/key-vault.js';
import { VaultSealing } from '../../../src/platform/key-vault/vault-sealing.js';
import { VaultHome } from '../../contract/key-vault/vault-home.js';
import { recorded, type Given } from '../../support/given-when-then.js';
import {
  orderDetails,
  orderPlaced,
  paymentCollected,
  paymentRequested,
} from '../../support/order-fixtures.js';
import { FolderHomes } from './folder-homes.js';

const homes = new FolderHomes();
let home: VaultHome;
let vault: KeyVault;
let sealing: VaultSealing<OrderEvent>;

beforeAll(async () => {
  home = new VaultHome(await homes.make());
  vault = await home.open();
  sealing = new VaultSealing(vault, orderPersonalData);
});
afterAll(async () => {
  await home.close();
  await homes.remove();
});

/** Long enough that no random id and no sealed text holds one of them by chance. */
const PERSONAL = ['countess', 'Lovelace', 'example.com', 'London', '203.0.113.9', 'GA1.2.3456'];

const WHOLE = orderDetails({
  user: { username: 'countess', email: 'countess@example.com', lmsUserId: 42 },
  context: { ip: '203.0.113.9', gaClientId: 'GA1.2.3456' },
});

/** As the store gives it back. */
async function stored(given: Given): Promise<Recorded> {
  const [event] = recorded([given]);
  if (!event) throw new Error('One event expected.');
  const data = JSON.parse(JSON.stringify(await sealing.seal(event.stream, event))) as object;
  return { ...event, data };
}

const subjectsIn = (event: Recorded): string[] =>
  [...JSON.stringify(event.data).matchAll(/"subject":"([^"]+)"/g)].map(([, id = '']) => id);

describe('the events of an order in the store', () => {
  it.each([orderPlaced(WHOLE), paymentRequested({ order: WHOLE })])(
    'hold nothing of the person, and all of the rest: $type',
    async (given) => {
      const event = await stored(given);
      const text = JSON.stringify(event.data);
      for (const word of PERSONAL) {
        expect(JSON.stringify(given.data)).toContain(word);
        expect(text.toLowerCase()).not.toContain(word.toLowerCase());
      }
      for (const word of ['EDX-100001', 'course-v1:edX+DemoX+2026', '159.00']) {
        expect(text).toContain(word);
      }
      expect(new Set(subjectsIn(event)).size).toBe(1);
      expect(upcast({ ...event, data: await sealing.open(event) })).toEqual(recorded([given])[0]);
    },
  );

  it('are left as they are where they speak of nobody', async () => {
    const collected = paymentCollected();
    expect(await sealing.seal('s', collected)).toBe(collected.data);
    const free = orderPlaced({ billingAddress: null });
    expect(await sealing.seal('s', free)).toMatchObject({ billingAddress: null });
  });

  it('open as they are where they were written before anything was sealed', async () => {
    const [plain] = recorded([orderPlaced(WHOLE)]);
    expect(await sealing.open(plain!)).toBe(plain!.data);
  });

  it('come back as they were, whatever they say of the person', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    const person = fc.record({
      user: fc.record({ username: text, email: text.map((name) => `${name}@x`) }),
      billingAddress: fc.option(
        fc.record({
          ...{ firstName: text, lastName: text, line1: text, city: text },
          ...{ postcode: text, country: text, phone: text },
        }),
      ),
      context: fc.record({ ip: text, gaClientId: text }, { requiredKeys: [] }),
    });
    await fc.assert(
      fc.asyncProperty(person, async (overrides) => {
        const event = await stored(orderPlaced(overrides));
        expect(await sealing.open(event)).toEqual(orderPlaced(overrides).data);
      }),
      { numRuns: 50 },
    );
  });

  it('do not open in another order, another event or another field', async () => {
    const event = await stored(orderPlaced(WHOLE));
    const data = event.data as { readonly user: unknown; readonly billingAddress: unknown };
    const { user, billingAddress } = data;
    const order = { ...WHOLE, user };
    const moved: readonly Recorded[] = [
      { ...event, stream: 'order-edx-2' },
      { ...event, data: { ...data, user: billingAddress, billingAddress: user } },
      { ...event, type: 'PaymentRequested', data: { order } },
    ];
    for (const one of moved) await expect(sealing.open(one)).rejects.toThrow(SealBroken);
  });

  it('say so once the person was forgotten, and so does what is written after that', async () => {
    const user = { username: 'lovelace', email: 'lovelace@example.com' };
    const event = await stored(orderPlaced({ ...WHOLE, user }));
    const [subject = ''] = subjectsIn(event);
    await vault.forget(subject);
    const read = await sealing.open(event);
    expect(read).toMatchObject({
      user: { username: FORGOTTEN, email: FORGOTTEN },
      billingAddress: { firstName: FORGOTTEN },
      context: {},
    });
    const after = await stored({ type: 'OrderPlaced', data: read } as Given);
    expect(subjectsIn(after)).toEqual([]);
    expect(await sealing.open(after)).toEqual(read);
  });

  it('do not open by another vault, which is no reason to take a person for forgotten', async () => {
    const event = await stored(orderPlaced(WHOLE));
    const other = new VaultHome(await homes.make());
    const wrong = new VaultSealing(await other.open(), orderPersonalData);
    await expect(wrong.open(event)).rejects.toThrow(SubjectUnknown);
    await other.close();
  });
});
