import type { FastifyRequest } from 'fastify';
import { isObject } from '../json.js';
import type { JsonObject } from '../json.js';
import type { Call } from './call.js';
import { callerOf } from './caller.js';
import type { Credentials } from './caller.js';

/** A request as the deciders want it: plain data. */
export function readCall(
  request: FastifyRequest,
  credentials: Credentials,
  newId: () => string,
): Call {
  const url = new URL(request.url, `http://${request.host || 'localhost'}`);
  const contentType = header(request, 'content-type') ?? '';
  const authorization = header(request, 'authorization');
  return {
    at: new Date(credentials.nowMs).toISOString(),
    caller: callerOf({ apiKey: header(request, 'x-edx-api-key'), authorization }, credentials),
    path: decodePath(url.pathname),
    query: Object.fromEntries(url.searchParams),
    ...readBody(request.body, contentType),
    contentType,
    authorization,
    forwardedFor: header(request, 'x-forwarded-for'),
    root: url.origin,
    newId,
  };
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

function readBody(raw: unknown, contentType: string): Pick<Call, 'body' | 'unreadable'> {
  if (typeof raw !== 'string' || raw === '') return { body: {} };
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return { body: Object.fromEntries(new URLSearchParams(raw)) };
  }
  if (!/^application\/json\b/i.test(contentType)) {
    return { body: {}, unreadable: 'unsupported-type' };
  }
  const body = parseJson(raw);
  return body ? { body } : { body: {}, unreadable: 'not-json' };
}

export function parseJson(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
