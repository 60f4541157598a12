/** A request as the LMS sees it: the path decoded, names of headers in lower case. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Told {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `refuse`: the connection; `cut-off`: after the request was read; `silent`: longer than anybody waits. */
export type Answer = Told | 'refuse' | 'cut-off' | 'silent';

/** Undefined: answer as usual. */
export type Script = (asked: Asked, usual: () => Told) => Answer | undefined;

const ROUTE = /^\/api\/enrollment\/v1\/enrollment(?:\/([^,/]+),(.+))?$/;

interface Wanted {
  readonly user: string;
  readonly mode: string;
  readonly is_active: boolean;
  readonly course_details: { readonly course_id: string };
}

/**
 * The Enrollment API of an LMS with every course and every user, as far as enrolling a learner by the API key goes, and
 * a script that may answer in its place. For tests of modules only; the sandbox LMS knows much more.
 */
export class SmallLms {
  static readonly API_KEY = 'small-lms-key';
  readonly asked: Asked[] = [];
  /** What really changed, one entry for each time. */
  readonly effects: string[] = [];
  script: Script = () => undefined;
  readonly #enrollments = new Map<string, { mode: string; is_active: boolean }>();

  enroll(user: string, course: string, mode: string, isActive = true): void {
    this.#enrollments.set(`${user} ${course}`, { mode, is_active: isActive });
  }

  answer(asked: Asked): Answer {
    this.asked.push(asked);
    return this.script(asked, () => this.#usual(asked)) ?? this.#usual(asked);
  }

  #usual(asked: Asked): Told {
    const [route, user = '', course = ''] = ROUTE.exec(asked.path) ?? [];
    if (route === undefined) return { status: 404, body: '<h1>Not Found</h1>' };
    if (asked.headers['x-edx-api-key'] !== SmallLms.API_KEY) {
      return json(401, { detail: 'Authentication credentials were not provided.' });
    }
    return asked.method === 'POST' ? this.#post(asked.body) : this.#told(user, course);
  }

  #post(body: string): Told {
    const { user, mode, is_active, course_details } = JSON.parse(body) as Wanted;
    const course = course_details.course_id;
    const known = this.#enrollments.get(`${user} ${course}`);
    if (known?.is_active === true && !is_active && known.mode !== mode) {
      return json(400, { message: `Enrollment mode mismatch: active mode=${known.mode}` });
    }
    if (known?.mode !== mode || known.is_active !== is_active) {
      this.effects.push(`${user} ${course} ${is_active ? mode : 'ended'}`);
      this.enroll(user, course, mode, is_active);
    }
    return this.#told(user, course);
  }

  #told(user: string, course: string): Told {
    const enrollment = this.#enrollments.get(`${user} ${course}`);
    if (!enrollment) return { status: 200 };
    return json(200, { user, ...enrollment, course_details: { course_id: course } });
  }
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Told {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}
