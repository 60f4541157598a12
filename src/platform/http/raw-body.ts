import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is kept as it came, byte by byte: signatures are over these. */
    rawBody?: boolean;
  }
  interface FastifyRequest {
    rawBody?: Buffer;
  }
}

/** JSON as Fastify reads it by itself; the bytes are kept only where a route asks for them. */
export function keepRawBody(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      if (request.routeOptions.config.rawBody === true) request.rawBody = body;
      // It answers by `done` alone.
      void parse(request, body.toString('utf8'), done);
    },
  );
}
