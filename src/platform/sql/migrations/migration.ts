import type { Compilable } from 'kysely';

/**
 * One step of the schema, never edited once it has run anywhere: a change is a new step.
 * The platform knows no order, so every context brings its own list and the application joins them.
 */
export interface Migration {
  /** `<owner>/<number>-<what>`, for example `platform/0001-clock`; unique. */
  readonly name: string;
  /** One statement each, run in one transaction. */
  readonly statements: readonly (string | Compilable)[];
}
