import { status } from '@grpc/grpc-js';
import { InvalidFilter } from '../engine/filter.js';
import { DamagedLog, DiskFull, InvalidPosition, LogUnwritable } from '../log/errors.js';

/** An answer that ends a call with a status; the trailers are what EventStoreDB's clients tell errors apart by. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly trailers: Readonly<Record<string, string>>;

  constructor(
    readonly code: status,
    readonly details: string,
    trailers: Readonly<Record<string, string>> = {},
  ) {
    super(details);
    this.trailers = Object.fromEntries(
      Object.entries(trailers).map(([name, value]) => [name, printable(value)]),
    );
  }
}

/** Trailers hold printable ASCII only, stream names anything. */
const printable = (text: string) =>
  text.replaceAll(/[^\x20-\x7e]+/gu, (piece) => encodeURIComponent(piece));

export const streamDeleted = (stream: string) =>
  new Refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const deleteWrongVersion = (stream: string, expected: bigint, actual: number) =>
  new Refusal(
    status.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  );

export const appendTooBig = (limit: number) =>
  new Refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

export const metadataPropertyMissing = () =>
  new Refusal(status.INVALID_ARGUMENT, 'Required Metadata Properties not found.', {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

export const invalidArgument = (details: string) => new Refusal(status.INVALID_ARGUMENT, details);

export const unknown = (details: string) => new Refusal(status.UNKNOWN, details);

export const unhandled = () => unknown('Exception was thrown by handler.');

export const stopping = () => new Refusal(status.UNAVAILABLE, 'The server is shutting down.');

/** What anything thrown means for the caller. Nothing here is retried by the client: UNAVAILABLE is kept for a node that stops. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof DiskFull) return new Refusal(status.RESOURCE_EXHAUSTED, error.message);
  if (error instanceof LogUnwritable) return new Refusal(status.UNAVAILABLE, error.message);
  if (error instanceof DamagedLog) return new Refusal(status.DATA_LOSS, error.message);
  if (error instanceof InvalidFilter) return unknown(error.message);
  if (error instanceof InvalidPosition) return unknown('Unexpected ReadAllResult: InvalidPosition');
  return unknown(`Exception was thrown by handler. ${String(error)}`);
}
