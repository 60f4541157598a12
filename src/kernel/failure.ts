/**
 * Why an outside system did not do what was asked (the contract's classes). It becomes the line's status:
 * `Fulfillment Configuration Error`, `… Network Error`, `… Timeout Error`, `… Server Error`.
 */
export type FailureClass = 'configuration' | 'network' | 'timeout' | 'server';
