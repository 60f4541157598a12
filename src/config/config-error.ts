/** What is wrong with one variable. Never holds the value of a secret. */
export interface ConfigProblem {
  readonly variable: string;
  readonly wrong: string;
  readonly example: string;
}

/** sysexits.h EX_CONFIG: supervisors can tell a wrong configuration from a crash. */
export const EXIT_CONFIG = 78;

/** All that is wrong with the environment, at once, so that nobody fixes it one start at a time. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map(sentence).join('\n'));
    this.name = 'ConfigError';
  }
}

function sentence({ variable, wrong, example }: ConfigProblem): string {
  return `${variable} ${wrong} Example: ${example}`;
}
