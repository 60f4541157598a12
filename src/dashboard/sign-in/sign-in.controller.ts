import { Body, Controller, Get, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { problem, ProblemError } from '../../platform/http/problem.js';
import { formTokenIn } from '../../platform/security/sessions/form-token.js';
import { Sessions } from '../../platform/security/sessions/sessions.js';
import { PageFilter } from '../errors/page.filter.js';
import { backTo } from '../layout/back.js';
import { Pages } from '../layout/pages.js';
import { SignIn, type Admitted } from './sign-in.js';
import { SignInPage } from './sign-in-page.js';

@Controller('dashboard')
@UseFilters(PageFilter)
export class SignInController {
  constructor(
    private readonly pages: Pages,
    private readonly sessions: Sessions,
    private readonly signIn: SignIn,
  ) {}

  @Get('sign-in')
  page(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() { back }: Readonly<Record<string, unknown>>,
  ): void {
    this.show(request, reply, { back: backTo(back) });
  }

  @Post('sign-in')
  @RouteConfig({ form: true })
  async enter(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!this.sessions.isOfVisit(request.headers.cookie, formTokenIn(body))) throw expired();
    const { user, password, token, back } = textsIn(body);
    const tried =
      token === ''
        ? await this.signIn.byPassword(user, password)
        : await this.signIn.byToken(token);
    if ('refusal' in tried) {
      this.show(request, reply, {
        back: backTo(back),
        user,
        refusal: tried.refusal,
        status: tried.status,
      });
      return;
    }
    await this.admit(tried, backTo(back), reply);
  }

  @Post('sign-out')
  @RouteConfig({ form: true })
  leave(@Req() { session }: FastifyRequest, @Res() reply: FastifyReply): void {
    if (session) void reply.header('Set-Cookie', this.sessions.end(session));
    void reply.code(303).header('Location', '/dashboard/sign-in').send();
  }

  private async admit(
    { caller, until }: Admitted,
    back: string,
    reply: FastifyReply,
  ): Promise<void> {
    void reply
      .header('Set-Cookie', await this.sessions.begin(caller, until))
      .code(303)
      .header('Location', back)
      .send();
  }

  private show(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { back: string; user?: string; refusal?: string; status?: number },
  ): void {
    const { formToken, cookie } = this.sessions.visit(request.headers.cookie);
    void reply.header('Set-Cookie', cookie);
    const { status = 200, ...props } = shown;
    const page = h(SignInPage, { ...props, withPassword: this.signIn.withPassword });
    this.pages.sendAs({ ...this.pages.viewerOf(request), formToken }, reply, page, status);
  }
}

function expired(): ProblemError {
  return new ProblemError(problem('forbidden', 'form-expired', 'The form has expired.'));
}

function textsIn(body: unknown): Readonly<Record<'user' | 'password' | 'token' | 'back', string>> {
  const fields = body as Readonly<Record<string, unknown>>;
  const text = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  const token = text('token').trim();
  return { user: text('user').trim(), password: text('password'), token, back: text('back') };
}
