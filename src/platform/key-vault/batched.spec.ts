import { Batched } from './batched.js';
import { Turns } from '../lifecycle/turns.js';

/** Answers with the question in capitals, when it is told to. */
function slowOracle(most?: number) {
  const asked: (readonly string[])[] = [];
  const answer: (() => void)[] = [];
  const batched = new Batched<string>(
    new Turns(),
    async (questions) => {
      asked.push(questions);
      await new Promise<void>((resolve) => answer.push(resolve));
      if (questions.includes('bad')) throw new Error('no answer');
      return new Map(questions.map((question) => [question, question.toUpperCase()]));
    },
    most,
  );
  const next = async () => {
    while (answer.length === 0) await Promise.resolve();
    answer.shift()!();
  };
  return { batched, asked, next };
}

describe('batched questions', () => {
  it('asks together what came while others were being answered, each once', async () => {
    const { batched, asked, next } = slowOracle();
    const first = batched.ask('a');
    await Promise.resolve();
    const later = ['b', 'c', 'a', 'b'].map((question) => batched.ask(question));
    await next();
    expect(await first).toBe('A');
    await next();
    expect(await Promise.all(later)).toEqual(['B', 'C', 'A', 'B']);
    expect(asked).toEqual([['a'], ['b', 'c']]);
  });

  it('asks so many at most', async () => {
    const { batched, asked, next } = slowOracle(2);
    const all = ['a', 'b', 'c'].map((question) => batched.ask(question));
    await next();
    await next();
    expect(await Promise.all(all)).toEqual(['A', 'B', 'C']);
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });

  it('fails those who asked together, and answers the next', async () => {
    const { batched, next } = slowOracle();
    const failed = Promise.allSettled([batched.ask('bad'), batched.ask('a')]);
    await next();
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = batched.ask('a');
    await next();
    expect(await again).toBe('A');
  });
});
