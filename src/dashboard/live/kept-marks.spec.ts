import { KeptMarks } from './kept-marks.js';

const A_WHILE_MS = 60_000;

function figures() {
  let asked = 0;
  const see = (text: string) => (): Promise<string> => {
    asked += 1;
    return Promise.resolve(text);
  };
  return { see, asked: () => asked };
}

describe('marks', () => {
  it('are found out once, however many ask who see the same', async () => {
    const marks = new KeptMarks();
    const { see, asked } = figures();
    const all = ['a', 'b', 'c'].map((text) => marks.of('all', A_WHILE_MS, see(text)));
    expect(new Set(await Promise.all(all)).size).toBe(1);
    expect(asked()).toBe(1);
  });

  it('are others for who sees something else', async () => {
    const marks = new KeptMarks();
    const { see } = figures();
    const one = await marks.of('one partner', A_WHILE_MS, see('a'));
    expect(await marks.of('another partner', A_WHILE_MS, see('b'))).not.toBe(one);
  });

  it('are found out anew for who wants none from before, and differ as soon as what is seen does', async () => {
    const marks = new KeptMarks();
    const { see, asked } = figures();
    const before = await marks.of('all', A_WHILE_MS, see('a'));
    const later = await marks.of('all', -1, see('b'));
    expect(asked()).toBe(2);
    expect(later).not.toBe(before);
    expect(later).toMatch(/^[\w-]{16}$/);
  });
});
