/** By how much rows may be behind the events, ms; null: not known. */
export type Lag = () => Promise<number | null>;
export const ORDER_STATUS_LAG = Symbol('OrderStatusLag');
