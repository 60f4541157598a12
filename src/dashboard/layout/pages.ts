import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h, type JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { randomUUID } from 'node:crypto';
import type { Sandbox } from '../../config/index.js';
import { cookieIn } from '../../platform/security/sessions/cookies.js';
import { FORM_PAGE } from '../components/form-key.js';
import { backTo } from './back.js';
import { PAGE_HEADERS } from './page-headers.js';
import { type Viewer, ViewerContext } from './viewer.js';
import { ZONE_COOKIE, zoneOf } from './zones.js';

export const SANDBOX = Symbol('DashboardSandbox');

/** Makes answers of pages. */
@Injectable()
export class Pages {
  private readonly played: string | undefined;

  constructor(@Inject(SANDBOX) sandbox: Sandbox) {
    this.played = playedWords(sandbox);
  }

  /** Sends a page to whoever asks for it. */
  send(request: FastifyRequest, reply: FastifyReply, page: JSX.Element, status = 200): void {
    this.sendAs(this.viewerOf(request), reply, page, status);
  }

  sendAs(viewer: Viewer, reply: FastifyReply, page: JSX.Element, status = 200): void {
    const html = renderToString(h(ViewerContext.Provider, { value: viewer, children: page }));
    void reply
      .code(status)
      .headers(PAGE_HEADERS)
      .type('text/html; charset=utf-8')
      .send(`<!doctype html>${html}`);
  }

  viewerOf(request: FastifyRequest): Viewer {
    const { caller, session, headers } = request;
    const may = (role: 'admin' | 'operator'): boolean => caller?.roles.has(role) ?? false;
    return {
      name: caller?.id,
      role: may('admin') ? 'admin' : may('operator') ? 'operator' : 'auditor',
      acts: may('admin') || may('operator'),
      // With a token in the header no form needs one: no other site can make a browser send that.
      formToken: session?.formToken ?? '',
      zone: zoneOf(cookieIn(headers.cookie, ZONE_COOKIE)?.replaceAll('%2F', '/')),
      ...{ now: Date.now(), here: pageOf(request), newKey: randomUUID, sandbox: this.played },
    };
  }
}

/** Where it was asked for, or where the form stood that it answers. */
function pageOf({ method, url, body }: FastifyRequest): string {
  if (method === 'GET') return url;
  const fields = body as Readonly<Record<string, unknown>> | undefined;
  return backTo(fields?.[FORM_PAGE]);
}

/** Nobody is to take a playground for the real thing. */
function playedWords({ lms, processor }: Sandbox): string | undefined {
  if (lms && processor) {
    return 'The LMS and the payment processor are played here. Nobody is enrolled, no card is charged.';
  }
  if (lms) return 'The LMS is played here. Nobody is enrolled.';
  return processor ? 'A payment processor is played here. Its payments are not real.' : undefined;
}
