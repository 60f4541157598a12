export const FAILURE_CLASSES = ['configuration', 'network', 'timeout', 'server'] as const;

/**
 * Why an outside system did not do what was asked. It becomes the line's status:
 * `Fulfillment Configuration Error`, `… Network Error`, `… Timeout Error`, `… Server Error`.
 */
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/**
 * What happens next without a person. `again`: within the budget of `RETRY_*`. `when-well`: as soon as the module works
 * again, uses up no attempts. `looks-first`: as `again`, and sees first whether it worked after all. `few`: at most 3 times.
 */
export type ByItself = 'again' | 'when-well' | 'looks-first' | 'few' | 'never';

/** One code of `lastFailure.code`, for docs/errors.md. */
export interface FailureEntry {
  readonly class: FailureClass;
  readonly byItself: ByItself;
  readonly remedy: string;
}

/** The codes with which lines fail. */
export type FailureCodes = Readonly<Record<string, FailureEntry>>;
