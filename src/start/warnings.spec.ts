import { loadConfig } from '../config/index.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { warnings } from './warnings.js';

const LMS_URL = 'https://courses.example.com';

function warningsWith(env: NodeJS.ProcessEnv, ping: () => Promise<void> = () => Promise.resolve()) {
  const value = { ping } as unknown as EventStore;
  return warnings(loadConfig(env), { value, where: 'esdb://events:2113' });
}

describe('what is said at the start', () => {
  it.each([
    [{}],
    [{ LMS_URL, LMS_API_KEY: 'k', LMS_OAUTH_CLIENT_ID: 'c', LMS_OAUTH_CLIENT_SECRET: 's' }],
    [{ LMS_URL, FULFILLMENT_MODULES: 'donation' }],
    [{ SANDBOX: 'lms' }],
  ])('is nothing when nothing is missing: %j', async (env) => {
    expect(await warningsWith(env)).toEqual([]);
  });

  it('says when the event store does not answer, and what comes of it', async () => {
    const silent = () => Promise.reject(new Error('no answer'));
    expect(await warningsWith({}, silent)).toEqual([
      expect.stringMatching(/esdb:\/\/events:2113 does not answer.+503/) as string,
    ]);
  });
});
