import type { HouseKey } from '../../key-vault/house-key.js';
import { decrypt, encrypt } from '../../key-vault/aes-gcm.js';
import type { Problem } from '../problem.js';
import type { KeyedRequest } from './keyed-request.js';

/** An answer as it is given again: a refusal, or what the route said. */
export type KeptAnswer =
  | { readonly problem: Problem }
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** JSON; absent: the answer has no body. */
      readonly body?: unknown;
    };

/** Answers are as secret as what they say of people: the table alone shows nothing. */
export class AnswerSeal {
  readonly #key: Buffer;

  constructor(houseKey: Pick<HouseKey, 'mac'>) {
    this.#key = houseKey.mac('key of answers');
  }

  seal(request: KeyedRequest, answer: KeptAnswer): string {
    const plain = Buffer.from(JSON.stringify(answer), 'utf8');
    return encrypt(this.#key, plain, boundTo(request)).toString('base64url');
  }

  /** Undefined: it was changed, or belongs to another request. */
  open(request: KeyedRequest, sealed: string): KeptAnswer | undefined {
    const plain = decrypt(this.#key, Buffer.from(sealed, 'base64url'), boundTo(request));
    return plain && (JSON.parse(plain.toString('utf8')) as KeptAnswer);
  }
}

function boundTo({ id, fingerprint }: KeyedRequest): string {
  return `makegood/answer/v1/${id}/${fingerprint}`;
}
