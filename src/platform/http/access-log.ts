import type { FastifyInstance } from 'fastify';
import type { Logger } from '../observability/logger.js';

/** One line per answer. The route's pattern and not the address: names and numbers of people stay out. */
export function logAccess(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.info(
      {
        method: request.method,
        route: request.is404 ? '(none)' : request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        requestId: request.id,
      },
      'answered',
    );
    done();
  });
}
