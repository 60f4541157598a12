import type { NewEvent, Recorded } from '../../kernel/event.js';

/** How what events say of persons is kept from whoever reads the store; the events themselves know nothing of it. */
export interface Sealing<Event extends NewEvent> {
  /** The event's data as it is stored. What is needed to open it again is on disk before the promise is fulfilled. */
  seal(stream: string, event: Event): Promise<unknown>;
  /** The data of a stored event, of any version, as it was before `seal`; what was erased says so in its place. */
  open(event: Recorded): Promise<unknown>;
}

/** For events that speak of nobody. */
export const NOTHING_SEALED: Sealing<NewEvent> = {
  seal: (_, { data }) => Promise.resolve(data),
  open: ({ data }) => Promise.resolve(data),
};
