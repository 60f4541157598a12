import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { httpProblem } from './http-problems.js';
import { sendProblem } from './send-problem.js';

const NOT_FOUND = httpProblem('not-found');

/** All other routes are as if they were not there. To be called before it listens. */
export function serveOnly(app: NestFastifyApplication, paths: readonly string[]): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (paths.includes(request.url.replace(/\?.*$/s, ''))) {
      done();
      return;
    }
    sendProblem(reply, NOT_FOUND);
  });
}
