import type { FastifyInstance } from 'fastify';

export interface LiveRoute {
  readonly method: string;
  readonly route: string;
}

/** Writes down every route as it is registered, for the test that compares them with the access table. */
export function recordRoutes(fastify: FastifyInstance): readonly LiveRoute[] {
  const routes: LiveRoute[] = [];
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, route: url });
  });
  return routes;
}
