/** Time and fresh ids come from outside, so that tests can give them. */
export interface Clock {
  nowMicros(): number;
  newId(): string;
}
