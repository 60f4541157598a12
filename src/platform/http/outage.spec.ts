import { EventStoreUnavailable } from '../event-store/event-store.js';
import { SqlUnavailable } from '../sql/sql-errors.js';
import { outageProblem } from './outage.js';

describe('an engine that does not answer', () => {
  it.each([
    new EventStoreUnavailable('The event store does not answer.'),
    new SqlUnavailable('connection refused', 'no'),
  ])('is a 503 that says to send it again, not a bug: %s', (error) => {
    const outage = outageProblem(error);
    expect(outage?.problem).toMatchObject({ status: 503, code: 'engine-unavailable' });
    expect(outage?.headers).toHaveProperty('Retry-After');
  });

  it('is nothing else', () => {
    expect(outageProblem(new Error('a bug'))).toBeUndefined();
  });
});
