// The ceiling of the HTTP side: reads the body of an order and answers at once.
import { fastify } from 'fastify';

const app = fastify();
app.post('/v1/orders', (request, reply) =>
  reply.code(201).send({ orderNumber: request.body.orderNumber, status: 'Open', lines: [] }),
);
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
