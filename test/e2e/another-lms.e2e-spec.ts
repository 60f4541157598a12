import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** An LMS that has nobody enrolled and enrolls everybody, and remembers what it was asked. */
async function startLms(): Promise<{ server: Server; url: string; calls: readonly Call[] }> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    void text(request).then((sent) => {
      const { method = '', url = '', headers } = request;
      const body = sent === '' ? undefined : (JSON.parse(sent) as Record<string, unknown>);
      calls.push({ method, url, headers, body });
      response.setHeader('Content-Type', 'application/json');
      if (!body) return response.end();
      const { user, mode, course_details } = body;
      return response.end(JSON.stringify({ user, mode, course_details, is_active: true }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}`, calls };
}

describe('an LMS of our own choice', () => {
  it('gets exactly the call that the Enrollment API wants', async () => {
    const dataDir = await newDataDir();
    const { server, url, calls } = await startLms();
    const service = await ServiceProcess.start(dataDir, {
      LMS_URL: url,
      LMS_API_KEY: 'the-key-of-that-LMS',
    });
    try {
      const checkout = new CheckoutClient(service);
      const context = { ip: '203.0.113.7', gaClientId: '1.2' };
      await checkout.place(orderRequest('LMS-1', { context }));
      await checkout.complete('LMS-1');
      const [, placed] = await checkout.history('LMS-1');
      const placedAt = String(placed?.data['placedAt']);
      expect(calls.map(({ method, url: path }) => `${method} ${decodeURIComponent(path)}`)).toEqual(
        [
          'GET /api/enrollment/v1/enrollment/ada,course-v1:edX+DemoX+2026',
          'POST /api/enrollment/v1/enrollment',
        ],
      );
      expect(calls[1]).toMatchObject({
        headers: {
          'x-edx-api-key': 'the-key-of-that-LMS',
          'content-type': 'application/json',
          'x-forwarded-for': '203.0.113.7',
          'x-edx-ga-client-id': '1.2',
        },
      });
      expect(calls[1]?.headers.authorization).toBeUndefined();
      expect(calls[1]?.body).toEqual({
        user: 'ada',
        mode: 'verified',
        is_active: true,
        course_details: { course_id: 'course-v1:edX+DemoX+2026' },
        enrollment_attributes: [
          { namespace: 'order', name: 'order_number', value: 'LMS-1' },
          {
            namespace: 'order',
            name: 'date_placed',
            value: placedAt.replace(/\.\d+Z$/, 'Z'),
          },
        ],
      });
    } finally {
      await service.kill();
      server.close();
      removeDataDir(dataDir);
    }
  });
});
