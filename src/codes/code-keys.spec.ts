import { HouseKey } from '../platform/key-vault/house-key.js';
import { CodeKeyRing, configuredKey } from './code-keys.js';

const OWN = new HouseKey('own', Buffer.alloc(32, 1));
const OLD = 'the old key, long enough to be one';
const NEW = 'the new key, long enough to be one';

const vault = { houseKey: () => Promise.resolve(OWN) };
const ringOf = (current?: string, ...previous: string[]) =>
  new CodeKeyRing({ current, previous }, vault).open();

describe('the keys of codes', () => {
  it('are one of the vault where none is configured', async () => {
    const keys = await ringOf();
    expect(keys.current).toBe(OWN);
    expect(keys.get('own')).toBe(OWN);
  });

  it('keep what codes were made with before', async () => {
    const keys = await ringOf(NEW, OLD);
    expect(keys.current.id).toBe(configuredKey(NEW).id);
    for (const id of ['own', configuredKey(OLD).id, configuredKey(NEW).id]) {
      expect(keys.get(id)?.id).toBe(id);
    }
    const before = await ringOf(OLD);
    const code = before.current.mac('a line').toString('hex');
    expect(keys.get(before.current.id)?.mac('a line').toString('hex')).toBe(code);
  });

  it('do not know one that is not configured any more', async () => {
    expect((await ringOf(NEW)).get(configuredKey(OLD).id)).toBeUndefined();
  });

  it('are named by what is among them, not by their order', async () => {
    expect((await ringOf(NEW, OLD)).setId).toBe((await ringOf(OLD, NEW)).setId);
    expect((await ringOf(NEW, OLD)).setId).not.toBe((await ringOf(NEW)).setId);
  });

  it('have ids that say nothing of them', () => {
    const { id } = configuredKey(NEW);
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(configuredKey(NEW))).not.toContain(NEW);
  });

  it('are asked for again when the vault was away', async () => {
    const answers = [Promise.reject(new Error('away')), Promise.resolve(OWN)];
    const ring = new CodeKeyRing(
      { current: undefined, previous: [] },
      { houseKey: () => answers.shift() ?? Promise.reject(new Error('asked too often')) },
    );
    await expect(ring.open()).rejects.toThrow('away');
    expect((await ring.open()).current).toBe(OWN);
    expect((await ring.open()).current).toBe(OWN);
  });
});
