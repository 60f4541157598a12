import type { FastifyInstance } from 'fastify';
import { httpProblem, retryAfterOf } from './http-problems.js';
import { sendProblem } from './send-problem.js';

const BUSY = httpProblem('overloaded');

/** Those who watch over us must get through when nobody else does. */
const ALWAYS = /^\/(health\/|metrics$)/;

/**
 * More requests at once than this would only make all of them slow: the others are told to come back.
 * @param most requests under way at once
 */
export function limitInFlight(fastify: FastifyInstance, most: number): void {
  let underWay = 0;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (underWay >= most && !ALWAYS.test(request.url)) {
      sendProblem(reply, BUSY, retryAfterOf('overloaded'));
      return;
    }
    underWay += 1;
    // The connection's end, not the answer's: a caller that goes away answers nothing any more.
    reply.raw.once('close', () => {
      underWay -= 1;
    });
    done();
  });
}
