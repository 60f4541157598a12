import type { Answer } from './call.js';
import { enrollmentAnswers as say } from './enrollment-answers.js';
import type { Fault } from './faults.js';

const proxyTitles: ReadonlyMap<number, string> = new Map([
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Temporarily Unavailable'],
  [504, 'Gateway Time-out'],
]);

/** What the caller sees of an answer that a fault got hold of; `own` is the LMS's own, where it was asked. */
export function spoil(fault: Fault, own: Answer | undefined): Omit<Answer, 'changes'> {
  const standing = standingAnswer(fault, own);
  const body = bodyOf(fault) ?? standing.body;
  return {
    status: standing.status,
    body: body === '' ? undefined : body,
    headers: { ...standing.headers, ...headersOf(fault, body) },
  };
}

function standingAnswer(fault: Fault, own: Answer | undefined): Omit<Answer, 'changes'> {
  return own && fault.status === undefined
    ? own
    : standardAnswer(fault.status ?? 500, fault.retryAfter);
}

function headersOf(fault: Fault, body: unknown): Record<string, string> {
  const contentType = fault.contentType ?? (typeof body === 'string' ? 'text/html' : undefined);
  return {
    ...(contentType !== undefined && { 'content-type': contentType }),
    ...(fault.retryAfter !== undefined && { 'retry-after': String(fault.retryAfter) }),
  };
}

function bodyOf(fault: Fault): unknown {
  return fault.bodyBytes === undefined ? fault.body : 'x'.repeat(fault.bodyBytes);
}

/** What the LMS, or the proxy before it, says with this status when nobody asked for other words. */
function standardAnswer(status: number, retryAfter?: number): Omit<Answer, 'changes'> {
  if (status === 401) return say.noCredentials();
  if (status === 429) return say.throttled(retryAfter ?? 1);
  if (status === 404 || status < 400) return { status };
  const title = proxyTitles.get(status);
  if (title === undefined) return { status, body: { detail: `Sandbox answer ${status}.` } };
  return { status, body: `<html><head><title>${status} ${title}</title></head></html>` };
}
