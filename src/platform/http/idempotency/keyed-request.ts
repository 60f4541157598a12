import { canonicalJson } from '../../../kernel/canonical-json.js';
import { derivedId } from '../../../kernel/ids.js';
import type { HouseKey } from '../../key-vault/house-key.js';
import type { Caller } from '../../security/caller.js';

/** What is told apart: who asks for what, under which key. */
export interface Asked {
  readonly caller: Pick<Caller, 'id' | 'partners'>;
  readonly key: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** As it was parsed, before anything was made of it. */
  readonly body: unknown;
}

/** A request with a key, as far as it may be written down: hashes that say nothing without the house key. */
export interface KeyedRequest {
  /** Of caller and key. */
  readonly id: string;
  /** Of all that the request asks for. */
  readonly fingerprint: string;
  /** The id of the command, should it come to one: the same for the same request, so that streams recognise it. */
  readonly commandId: string;
}

/**
 * The partners a token is limited to belong to the caller: who is let see less now is not answered what was seen before.
 * The body is part of the command's id, so that streams take no other request for this one, even if the table is lost.
 */
export function keyedRequest(asked: Asked, houseKey: Pick<HouseKey, 'mac'>): KeyedRequest {
  const { caller, key, method, path } = asked;
  const body = bodyText(asked.body);
  const hash = (...parts: readonly unknown[]): string =>
    houseKey.mac(JSON.stringify(parts)).toString('base64url');
  const partners = caller.partners ? [...caller.partners].sort() : null;
  return {
    id: hash('id', caller.id, partners, key),
    fingerprint: hash('fingerprint', method, path, body),
    commandId: derivedId(caller.id, method, path, key, body),
  };
}

/** The same for the same JSON, however it is spelled. Halves of characters have no canonical form: then the spelling counts. */
function bodyText(body: unknown): string {
  if (body === undefined || body === null) return '';
  try {
    return canonicalJson(body);
  } catch {
    return JSON.stringify(body);
  }
}
