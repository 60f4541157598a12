import type { Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../kernel/event.js';
import { derivedId } from '../kernel/ids.js';
import { isRejection, type Rejection } from '../kernel/rejection.js';
import { newCommandContext } from '../platform/http/command-context.js';
import { type Problem, ProblemError } from '../platform/http/problem.js';
import type { ProblemTable } from '../platform/http/problem-table.js';
import { problemOfRejection } from '../platform/http/refusals.js';
import { RequestValidationPipe } from '../platform/http/request-validation.pipe.js';
import { FORM_KEY } from './components/form-key.js';
import type { RefusedForm } from './typed.js';

const validation = new RequestValidationPipe();

/** The fields of a form, as it was sent. */
export class ActForm {
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(body: unknown) {
    this.fields = typeof body === 'object' && body !== null ? { ...body } : {};
  }

  /** Undefined: it has none of that name, or an empty one. */
  text(name: string): string | undefined {
    const value = this.fields[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  list(name: string): readonly string[] | undefined {
    const given = this.fields[name];
    const all: readonly unknown[] = Array.isArray(given) ? given : [given];
    const texts = all.filter((one) => typeof one === 'string');
    return texts.length > 0 ? texts : undefined;
  }

  get texts(): Readonly<Record<string, string>> {
    const texts = Object.entries(this.fields).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    );
    return Object.fromEntries(texts);
  }

  /** Those of a request of the API; what was left empty is left out. */
  pick(texts: readonly string[], lists: readonly string[] = []): Readonly<Record<string, unknown>> {
    const all = [
      ...texts.map((name) => [name, this.text(name)] as const),
      ...lists.map((name) => [name, this.list(name)] as const),
    ];
    return Object.fromEntries<unknown>(all.filter(([, value]) => value !== undefined));
  }
}

/** By the rules that the API has for the same request. @throws ProblemError naming each field that breaks one */
export async function readForm<T extends object>(type: Type<T>, fields: object): Promise<T> {
  return (await validation.transform(fields, { type: 'body', metatype: type })) as T;
}

/** The form, and the command that it is: the same as often as its key comes, however its fields were changed meanwhile. */
export function actContext(
  request: FastifyRequest,
  body: unknown,
): { readonly form: ActForm; readonly context: CommandContext } {
  const { caller } = request;
  if (!caller) throw new Error('Acts are not for anyone.');
  const form = new ActForm(body);
  const [path = ''] = request.url.split('?');
  const commandId = derivedId(caller.id, 'form', path, form.text(FORM_KEY) ?? randomUUID());
  return { form, context: { ...newCommandContext(request, caller), commandId } };
}

/** Does what a form asks for. Gives what it has done, or the problem of what was refused: by a rule of its fields, or by a decision. */
export async function tried<Done>(
  run: () => Promise<Done | Rejection>,
  problems: ProblemTable,
): Promise<Done | Problem> {
  try {
    const done = await run();
    return isRejection(done) ? problemOfRejection(done, problems) : done;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

/** The form as it is shown again. */
export function refusedForm(form: ActForm, problem: Problem): RefusedForm {
  return { key: form.text(FORM_KEY), typed: form.texts, problem };
}
