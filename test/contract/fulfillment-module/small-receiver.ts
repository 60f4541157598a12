import { Webhook } from 'standardwebhooks';
import { json, type Answer, type Asked, type Script, type Told } from './small-lms.js';

interface Message {
  readonly type: string;
  readonly data: {
    readonly idempotencyKey: string;
    readonly line: { readonly id: string };
    readonly user: { readonly username?: string };
  };
}

/**
 * A receiver of the module webhook that keeps to the keys, as one should, and a script that may answer in its place. For tests
 * of modules only.
 */
export class SmallReceiver {
  static readonly SECRET = 'whsec_dGhlIHNlY3JldCBvZiB0aGVzZSB0ZXN0cywgbG9uZw==';
  readonly asked: Asked[] = [];
  readonly effects: string[] = [];
  script: Script = () => undefined;
  readonly #done = new Map<string, string>();
  readonly #users: string[] = [];

  /** What was done for one user. */
  doneFor(username: string): readonly string[] {
    return this.effects.filter((_, at) => this.#users[at] === username);
  }

  answer(asked: Asked): Answer {
    this.asked.push(asked);
    return this.script(asked, () => this.#usual(asked)) ?? this.#usual(asked);
  }

  #usual({ method, headers, body }: Asked): Told {
    if (method !== 'POST') return { status: 405 };
    try {
      new Webhook(SmallReceiver.SECRET).verify(body, { ...headers });
    } catch {
      return json(401, { message: 'Not signed by whom I know.' });
    }
    const { type, data } = JSON.parse(body) as Message;
    const known = this.#done.get(data.idempotencyKey);
    if (type === 'line.status' && known === undefined) return json(404, { message: 'Unknown.' });
    const reference = known ?? `R-${this.#done.size + 1}`;
    if (known === undefined) {
      this.#done.set(data.idempotencyKey, reference);
      this.effects.push(`${type} ${data.line.id}`);
      this.#users.push(data.user.username ?? '');
    }
    return json(200, { reference });
  }
}
