import type { Turns } from '../lifecycle/turns.js';

interface Asked<Answer> {
  readonly promise: Promise<Answer | undefined>;
  readonly resolve: (answer: Answer | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** What is asked while others are being answered is asked together, the same question only once. */
export class Batched<Answer> {
  readonly #asked = new Map<string, Asked<Answer>>();
  readonly #waiting = new Set<string>();

  constructor(
    private readonly turns: Turns,
    private readonly answerAll: (
      questions: readonly string[],
    ) => Promise<ReadonlyMap<string, Answer>>,
    private readonly most = 500,
  ) {}

  ask(question: string): Promise<Answer | undefined> {
    const before = this.#asked.get(question);
    if (before !== undefined) return before.promise;
    const asked = deferred<Answer>();
    this.#asked.set(question, asked);
    this.#waiting.add(question);
    if (this.#waiting.size === 1) this.#takeTurn();
    return asked.promise;
  }

  #takeTurn(): void {
    void this.turns.take(() => this.#answer());
  }

  async #answer(): Promise<void> {
    const questions = [...this.#waiting].slice(0, this.most);
    for (const question of questions) this.#waiting.delete(question);
    if (this.#waiting.size > 0) this.#takeTurn();
    try {
      const answers = await this.answerAll(questions);
      for (const question of questions) this.#settle(question)?.resolve(answers.get(question));
    } catch (error) {
      for (const question of questions) this.#settle(question)?.reject(error);
    }
  }

  #settle(question: string): Asked<Answer> | undefined {
    const asked = this.#asked.get(question);
    this.#asked.delete(question);
    return asked;
  }
}

function deferred<Answer>(): Asked<Answer> {
  let resolve: Asked<Answer>['resolve'] = () => undefined;
  let reject: Asked<Answer>['reject'] = () => undefined;
  const promise = new Promise<Answer | undefined>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
