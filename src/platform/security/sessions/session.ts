import { timingSafeEqual } from 'node:crypto';
import type { Caller } from '../caller.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard on pages that were asked for with a session. */
    session?: Session;
  }
}

/** Somebody who is signed in. */
export class Session {
  constructor(
    readonly id: string,
    readonly caller: Caller,
    /** What its forms carry. */
    readonly formToken: string,
    /** Epoch ms. */
    readonly endsAt: number,
  ) {}

  /** Whether a form that says so is of this session. */
  isOfIts(formToken: string | undefined): boolean {
    return formToken !== undefined && isSame(formToken, this.formToken);
  }
}

/** In a time that says nothing about where they differ. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
