import type { KeyVault } from '../../../src/platform/key-vault/key-vault.js';
import { FORGOTTEN } from '../../../src/platform/key-vault/sealed.js';
import { idsOf, type KeyStoreHome, names, VaultHome } from './vault-home.js';

const where = 'OrderPlaced.user';
const stranger = '00000000-0000-4000-8000-000000000000';

/** What a vault does, wherever it keeps its keys. */
export function describeKeyVault(newHome: () => Promise<KeyStoreHome>): void {
  let home: VaultHome;
  let vault: KeyVault;

  beforeEach(async () => {
    home = new VaultHome(await newHome());
    vault = await home.open();
  });
  afterEach(() => home.close());

  describe('a person', () => {
    it('is one subject, today and after a restart', async () => {
      const [ada, again, bob] = await idsOf(vault, ['ada', 'ada', 'bob']);
      expect(again).toBe(ada);
      expect(bob).not.toBe(ada);
      vault = await home.open();
      expect(await idsOf(vault, ['bob', 'ada'])).toEqual([bob, ada]);
    });

    it('is found by name exactly as written, whatever is in it', async () => {
      const people = [
        'ada',
        'Ada',
        ' ada',
        'ada\0',
        "'; drop table keys --",
        '😀',
        'x'.repeat(5_000),
      ];
      const ids = await idsOf(vault, people);
      expect(new Set(ids).size).toBe(people.length);
      vault = await home.open();
      expect(await idsOf(vault, people)).toEqual(ids);
    });

    it('has a name', async () => {
      await expect(vault.subjectOf('')).rejects.toThrow(TypeError);
    });

    it('asked for fifty times at once is written once', async () => {
      const ids = await idsOf(vault, new Array<string>(50).fill('ada'));
      expect(new Set(ids).size).toBe(1);
      expect(home.store.added.slice(1)).toHaveLength(1); // the first was the key of the house
    });

    it('costs one write together with all that come meanwhile, and nothing once known', async () => {
      const before = home.store.calls.findOrAdd;
      const ids = await idsOf(vault, names(300));
      expect(new Set(ids).size).toBe(300);
      expect(home.store.calls.findOrAdd - before).toBe(1);
      expect(await idsOf(vault, names(300))).toEqual(ids);
      for (const id of ids) await vault.subject(id);
      expect(home.store.calls).toMatchObject({ findOrAdd: before + 1, find: 0 });
    });

    it('is the same one when memory is short', async () => {
      vault = await home.open({ mostInMemory: 2 });
      const ids = await idsOf(vault, names(9));
      expect(await idsOf(vault, names(9))).toEqual(ids);
      const sealed = (await vault.subjectOf('learner-0')).seal('x', where);
      await idsOf(vault, names(9));
      expect(await vault.open(sealed, where)).toBe('x');
    });
  });

  describe('what was sealed', () => {
    it('opens after a restart, for whoever has only the sealed value', async () => {
      const sealed = (await vault.subjectOf('ada')).seal({ name: 'Ada' }, where);
      vault = await home.open();
      expect(await vault.open(sealed, where)).toEqual({ name: 'Ada' });
      await expect(vault.open(sealed, 'elsewhere')).rejects.toMatchObject({ name: 'SealBroken' });
    });

    it('of many persons opens with one look into the store', async () => {
      const subjects = await Promise.all(names(100).map((name) => vault.subjectOf(name)));
      const sealed = subjects.map((subject) => subject.seal('x', where));
      vault = await home.open();
      await Promise.all(sealed.map((each) => vault.open(each, where)));
      expect(home.store.calls.find).toBe(1);
    });

    it('of somebody that the vault never knew is not taken for forgotten', async () => {
      for (const id of [stranger, 'no id', stranger.toUpperCase().replace('4', 'A')]) {
        await expect(vault.subject(id)).rejects.toMatchObject({ name: 'SubjectUnknown' });
      }
    });
  });

  describe('a forgotten person', () => {
    it('has no data any more, now and after a restart', async () => {
      const subject = await vault.subjectOf('ada');
      const sealed = subject.seal('Ada', where);
      await vault.forget(subject.id);
      expect(subject.open(sealed, where)).toBe(FORGOTTEN);
      expect(() => subject.seal('Ada', where)).toThrow('was forgotten');
      for (let restarts = 0; restarts < 2; restarts += 1) {
        expect(await vault.subject(subject.id)).toBe('forgotten');
        expect(await vault.open(sealed, where)).toBe(FORGOTTEN);
        vault = await home.open();
      }
    });

    it('is a new one when coming again; others are as they were', async () => {
      const [ada, bob] = await idsOf(vault, ['ada', 'bob']);
      await vault.forget(ada!);
      const [again, stillBob] = await idsOf(vault, ['ada', 'bob']);
      expect(again).not.toBe(ada);
      expect(stillBob).toBe(bob);
      vault = await home.open();
      expect(await idsOf(vault, ['ada', 'bob'])).toEqual([again, bob]);
      expect(await vault.subject(ada!)).toBe('forgotten');
    });

    it('may be forgotten twice, and even when nobody knew', async () => {
      const [ada] = await idsOf(vault, ['ada']);
      await Promise.all([vault.forget(ada!), vault.forget(ada!), vault.forget(stranger)]);
      expect(await vault.subject(stranger)).toBe('forgotten');
      vault = await home.open();
      await vault.forget(ada!);
      expect(await vault.subject(ada!)).toBe('forgotten');
      expect(await vault.subject(stranger)).toBe('forgotten');
    });

    it('is not brought back by who looked at the same moment', async () => {
      const [ada] = await idsOf(vault, ['ada']);
      vault = await home.open();
      const looking = [vault.subjectOf('ada'), vault.subject(ada!)];
      const forgetting = vault.forget(ada!);
      await Promise.all([...looking, forgetting]);
      expect(await vault.subject(ada!)).toBe('forgotten');
      expect((await vault.subjectOf('ada')).id).not.toBe(ada);
    });
  });

  describe('a key of the house', () => {
    it('is made once, stays, and is nobody to be forgotten', async () => {
      const [key, same] = await Promise.all([
        vault.houseKey('checkout'),
        vault.houseKey('checkout'),
      ]);
      expect(same).toMatchObject({ id: key.id });
      expect((await vault.houseKey('other')).mac('x')).not.toEqual(key.mac('x'));
      vault = await home.open();
      expect((await vault.houseKey('checkout')).mac('x')).toEqual(key.mac('x'));
      await expect(vault.forget(key.id)).rejects.toThrow('of the house');
      await expect(vault.subject(key.id)).rejects.toMatchObject({ name: 'SubjectUnknown' });
      await expect(vault.houseKey('No Purpose')).rejects.toThrow(TypeError);
    });
  });

  describe('the files', () => {
    it('show no name, no data and no key', async () => {
      const subject = await vault.subjectOf('ada.lovelace');
      const sealed = subject.seal('secret data', where);
      await idsOf(vault, ['charles.babbage', 'ada.lovelace']);
      await vault.forget((await vault.subjectOf('charles.babbage')).id);
      await vault.open(sealed, where);
      const files = await home.files();
      expect(files.length).toBeGreaterThan(0);
      for (const text of ['lovelace', 'babbage', 'secret data', 'master key']) {
        expect(files.includes(text)).toBe(false);
      }
    });
  });

  it('refuses a key that was given to another person', async () => {
    const [ada, bob] = await idsOf(vault, ['ada', 'bob']);
    const stored = await home.store.inner.find([ada!, bob!]);
    const [of, from] = [stored.get(ada!)!, stored.get(bob!)!];
    if (of === 'forgotten' || from === 'forgotten') throw new Error('Known persons.');
    await home.store.inner.replace([{ from: of, to: { ...of, wrapped: from.wrapped } }]);
    vault = await home.open();
    await expect(vault.subject(ada!)).rejects.toMatchObject({ name: 'VaultDamaged' });
    await expect(vault.subjectOf('ada')).rejects.toMatchObject({ name: 'VaultDamaged' });
    expect((await vault.subjectOf('bob')).id).toBe(bob);
  });
}
