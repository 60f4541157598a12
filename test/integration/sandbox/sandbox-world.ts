import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxLms } from '../../../src/sandbox/contract.js';
import type { SandboxLms, SandboxLmsOptions } from '../../../src/sandbox/contract.js';

export const apiKey = 'the-key-of-the-sandbox';
export const oauthClient = { id: 'makegood', secret: 'the-secret-of-the-client' };
export const course = 'course-v1:edX+DemoX+2026';
export const enrollmentPath = '/api/enrollment/v1/enrollment';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** A sandbox LMS on a port and a folder of its own, and a caller. */
export class SandboxWorld {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'makegood-sandbox-'));
  readonly keyed = { 'content-type': 'application/json', 'x-edx-api-key': apiKey };
  private lms: SandboxLms | undefined;

  get url(): string {
    return this.lms?.url ?? '';
  }

  async start(options: Partial<SandboxLmsOptions> = {}): Promise<SandboxLms> {
    const given = { dataDir: this.dataDir, port: 0, apiKey, oauthClient, ...options };
    return (this.lms = await startSandboxLms(given));
  }

  async stop(): Promise<void> {
    await this.lms?.stop();
    this.lms = undefined;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true });
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<HttpAnswer> {
    const asText = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: asText }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
    const json: unknown = isJson ? JSON.parse(text) : undefined;
    return { status: answer.status, headers: answer.headers, text, json };
  }

  enroll(
    user: string,
    over: object = {},
    headers: Record<string, string> = {},
  ): Promise<HttpAnswer> {
    const body = { user, mode: 'verified', is_active: true, course_details: { course_id: course } };
    return this.call(
      'POST',
      enrollmentPath,
      { ...body, ...over },
      { 'x-edx-api-key': apiKey, ...headers },
    );
  }

  readEnrollment(user: string): Promise<HttpAnswer> {
    const path = `${enrollmentPath}/${user},${encodeURIComponent(course)}`;
    return this.call('GET', path, undefined, { 'x-edx-api-key': apiKey });
  }

  async ledger(query = ''): Promise<Record<string, unknown>[]> {
    const { json } = await this.call('GET', `/sandbox/ledger${query}`);
    return (json as { calls: Record<string, unknown>[] }).calls;
  }
}
