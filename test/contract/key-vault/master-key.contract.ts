import type { KeyVault } from '../../../src/platform/key-vault/key-vault.js';
import type { Sealed } from '../../../src/platform/key-vault/sealed.js';
import { WrappingKey } from '../../../src/platform/key-vault/wrapping-key.js';
import { idsOf, type KeyStoreHome, master, names, nextMaster, VaultHome } from './vault-home.js';

const where = 'OrderPlaced.user';
const idOf = (masterKey: string) => new WrappingKey(masterKey).id;
const both = { masterKey: nextMaster, previousMasterKey: master };

/** What a change of the master key does, wherever the keys are. */
export function describeMasterKey(newHome: () => Promise<KeyStoreHome>): void {
  let home: VaultHome;
  let vault: KeyVault;

  beforeEach(async () => {
    home = new VaultHome(await newHome());
    vault = await home.open();
  });
  afterEach(() => home.close());

  const refusesToOpen = (masterKey: string) =>
    expect(home.open({ masterKey })).rejects.toMatchObject({
      name: 'WrongMasterKey',
      expected: expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{16}$/)]) as string[],
      found: [idOf(masterKey)],
    });

  it('refuses the wrong master key at once, empty as it may be, and takes the right one after', async () => {
    await refusesToOpen(nextMaster);
    vault = await home.open();
    const [ada] = await idsOf(vault, ['ada']);
    await refusesToOpen(nextMaster);
    vault = await home.open();
    expect(await idsOf(vault, ['ada'])).toEqual([ada]);
  });

  it('names the keys by their ids and never says what they are', async () => {
    const refusal = await home.open({ masterKey: nextMaster }).catch((error: unknown) => error);
    expect(String(refusal)).toContain(`wrapped by ${idOf(master)}, given: ${idOf(nextMaster)}.`);
    expect(String(refusal)).not.toContain('long enough');
  });

  it('is changed once and for all; who was known and what was sealed is as before', async () => {
    const ids = await idsOf(vault, names(5));
    const sealed = (await vault.subjectOf('learner-1')).seal('x', where);
    const mac = (await vault.houseKey('checkout')).mac('x');
    await vault.forget(ids[4]!);
    expect(await vault.rewrap(nextMaster)).toBe(4 + 2);
    const [late] = await idsOf(vault, ['late']);
    await refusesToOpen(master);
    vault = await home.open({ masterKey: nextMaster });
    expect(await idsOf(vault, [...names(4), 'late'])).toEqual([...ids.slice(0, 4), late]);
    expect(await vault.open(sealed, where)).toBe('x');
    expect(await vault.subject(ids[4]!)).toBe('forgotten');
    expect((await vault.houseKey('checkout')).mac('x')).toEqual(mac);
    expect(await vault.rewrap(nextMaster)).toBe(0);
  });

  it('changes while persons come and go', async () => {
    const ids = await idsOf(vault, names(1_200));
    const changing = vault.rewrap(nextMaster);
    const coming = idsOf(vault, names(600, 'new'));
    await Promise.all([vault.forget(ids[0]!), vault.forget(ids[1_199]!)]);
    const added = await coming;
    await changing;
    vault = await home.open({ masterKey: nextMaster });
    expect(await idsOf(vault, [...names(600, 'new')])).toEqual(added);
    expect(await idsOf(vault, names(1_199).slice(1))).toEqual(ids.slice(1, 1_199));
    expect(await vault.subject(ids[1_199]!)).toBe('forgotten');
  });

  // 1,300 keys are three batches.
  const steps = [0, 1, 2].flatMap((at) => [[at, 'before'] as const, [at, 'after'] as const]);
  it.each(steps)('may be interrupted at batch %d, %s it is written', async (at, moment) => {
    const people = names(1_299);
    const ids = await idsOf(vault, people);
    const sealed: readonly Sealed[] = await Promise.all(
      people.map(async (name) => (await vault.subjectOf(name)).seal(name, where)),
    );
    home.store.dieReplacing(at, moment);
    await expect(vault.rewrap(nextMaster)).rejects.toThrow(`died ${moment}`);

    const written = at + (moment === 'after' ? 1 : 0);
    if (written > 0) await refusesToOpen(master);
    if (written < 3) await refusesToOpen(nextMaster);

    vault = await home.open(both);
    expect(await idsOf(vault, people)).toEqual(ids);
    const [between] = await idsOf(vault, ['between']);
    expect(await vault.rewrap(nextMaster)).toBe(1_300 - Math.min(1_300, written * 500));

    vault = await home.open({ masterKey: nextMaster });
    expect(await idsOf(vault, [...people, 'between'])).toEqual([...ids, between]);
    expect(await Promise.all(sealed.map((each) => vault.open(each, where)))).toEqual(people);
  });

  it('may be interrupted, taken back, and changed to a third', async () => {
    await idsOf(vault, names(1_299));
    home.store.dieReplacing(1, 'after');
    await expect(vault.rewrap(nextMaster)).rejects.toThrow('died');
    vault = await home.open({ masterKey: master, previousMasterKey: nextMaster });
    await vault.rewrap(master);
    vault = await home.open();
    const third = 'the third master key, long enough.';
    expect(await vault.rewrap(third)).toBe(1_300);
    await refusesToOpen(master);
    vault = await home.open({ masterKey: third });
  });
}
