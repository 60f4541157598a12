import type { MethodDefinition } from '@grpc/grpc-js';
import { refusalOf } from './refusals.js';
import type { Call } from './transport/call.js';
import type { Handler } from './transport/grpc-server.js';

/** What the client's compiled stubs say of a method: where it is found, and how its messages look. */
export type Method<Req, Resp> = Pick<
  MethodDefinition<Req, Resp>,
  'path' | 'requestDeserialize' | 'responseSerialize'
>;

/** A line of the table of handlers. */
export type Row = readonly [path: string, handler: Handler];

/** One message each way. What the answer throws becomes the status of the call. */
export function unary<Req, Resp>(
  method: Method<Req, Resp>,
  answer: (request: Req, call: Call) => Promise<Resp>,
): Row {
  return withAnswer(method, async (call) =>
    answer(method.requestDeserialize(await call.request()), call),
  );
}

/** Many messages of the client, one answer. */
export function manyRequests<Req, Resp>(
  method: Method<Req, Resp>,
  answer: (requests: AsyncIterable<Req>) => Promise<Resp>,
): Row {
  return withAnswer(method, (call) => answer(decoded(method, call)));
}

/** One message of the client, many answers. */
export function manyAnswers<Req, Resp>(
  method: Method<Req, Resp>,
  handle: (request: Req, call: Call) => Promise<void>,
): Row {
  return [
    method.path,
    (call) => {
      call
        .request()
        .then((message) => handle(method.requestDeserialize(message), call))
        .catch((error: unknown) => {
          call.fail(refusalOf(error));
        });
    },
  ];
}

async function* decoded<Req, Resp>(method: Method<Req, Resp>, call: Call): AsyncGenerator<Req> {
  for await (const message of call.messages()) yield method.requestDeserialize(message);
}

function withAnswer<Req, Resp>(
  method: Method<Req, Resp>,
  answer: (call: Call) => Promise<Resp>,
): Row {
  const handle = async (call: Call) => {
    try {
      const response = await answer(call);
      call.write(method.responseSerialize(response));
      call.end();
    } catch (error) {
      call.fail(refusalOf(error));
    }
  };
  return [method.path, (call) => void handle(call)];
}
