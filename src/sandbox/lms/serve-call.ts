import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Call } from './call.js';
import { spoil } from './fault-answer.js';
import { faultFor, letsCallThrough } from './faults.js';
import type { Fault } from './faults.js';
import { ledgerHeaders } from './ledger.js';
import type { LedgerCall } from './ledger.js';
import type { LmsRecord } from './record.js';
import type { LmsRoute, Subject } from './route.js';

/** Decides and records in one go, without giving way to another call; then waits, answers or hangs up. */
export async function serveCall(
  record: LmsRecord,
  route: LmsRoute,
  call: Call,
  {
    request,
    reply,
    stopping,
  }: { request: FastifyRequest; reply: FastifyReply; stopping: AbortSignal },
): Promise<FastifyReply> {
  const subject = route.subject(record.books, call);
  const fault = faultFor(record.books.faults, {
    route: route.name,
    user: subject.user,
    course: subject.course,
  });
  const { seen, changes } = outcomeOf(record, route, call, fault);
  const dropped = fault?.drop !== undefined;
  record.add({
    at: call.at,
    call: {
      ...ledgerCall(route, call, subject, request),
      status: dropped ? null : seen.status,
      applied: changes.length > 0,
      fault: fault?.id,
    },
    changes: fault ? [...changes, { type: 'fault-used', id: fault.id }] : changes,
  });
  const interrupted = await delay(fault, stopping);
  return dropped || interrupted ? hangUp(request, reply) : send(reply, seen);
}

/** An address the LMS does not have: recorded as well, for it is how a wrong client shows. */
export function serveUnknown(
  record: LmsRecord,
  call: Call,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const about = { route: 'unknown', method: request.method, path: call.path };
  const headers = ledgerHeaders(request.headers, call);
  const entry = { ...about, status: 404, applied: false, headers };
  record.add({ at: call.at, call: entry, changes: [] });
  const html = { 'content-type': 'text/html' };
  return send(reply, { status: 404, body: '<h1>Page not found</h1>', headers: html });
}

function outcomeOf(record: LmsRecord, route: LmsRoute, call: Call, fault: Fault | undefined) {
  if (fault && !letsCallThrough(fault)) return { seen: spoil(fault, undefined), changes: [] };
  const own = route.answer(record.books, call);
  return { seen: fault ? spoil(fault, own) : own, changes: own.changes };
}

function ledgerCall(
  route: LmsRoute,
  call: Call,
  subject: Subject,
  request: FastifyRequest,
): Omit<LedgerCall, 'status' | 'applied' | 'fault'> {
  return {
    route: route.name,
    method: request.method,
    path: call.path,
    ...subject,
    headers: ledgerHeaders(request.headers, call),
    ...(Object.keys(call.query).length > 0 && { query: call.query }),
    ...(request.method === 'POST' && route.secretBody !== true && { body: call.body }),
  };
}

/** True: the server stopped meanwhile; an answer that comes early would be no delay at all. */
async function delay(fault: Fault | undefined, stopping: AbortSignal): Promise<boolean> {
  if (fault?.delayMs === undefined) return false;
  try {
    await wait(fault.delayMs, undefined, { signal: stopping });
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
  return stopping.aborted;
}

export function send(reply: FastifyReply, answer: Omit<Answer, 'changes'>): FastifyReply {
  const body = answer.body;
  const asText = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  void reply.code(answer.status);
  if (asText !== undefined) void reply.type('application/json');
  if (answer.headers) void reply.headers(answer.headers);
  return reply.send(asText);
}

function hangUp(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.hijack();
  request.raw.socket.resetAndDestroy();
  return reply;
}
