import { enrollmentSubject, lmsWorld } from './enrollment-subject.js';
import { describeFulfillmentModule } from './fulfillment-module-contract.js';
import { httpTo } from './recorded-http.js';
import { SmallLms } from './small-lms.js';

describeFulfillmentModule(
  'enrollment',
  enrollmentSubject(() => {
    const small = new SmallLms();
    const url = new URL('http://lms.test');
    const lms = { url, apiKey: SmallLms.API_KEY, timeoutMs: 1_000 };
    return Promise.resolve(lmsWorld(small, { http: httpTo(small), lms }));
  }),
);
