import { textOf } from '../json.js';
import type { Books } from './books.js';
import type { Answer, Call } from './call.js';
import { sameSecret } from './caller.js';
import { oauthAnswers } from './token-answers.js';
import { issueToken, tokenSeconds } from './token.js';

export interface OauthClient {
  readonly id: string;
  readonly secret: string;
}

/**
 * LMS OAuth2: `POST /oauth2/access_token` with client credentials, in the form or as HTTP Basic.
 * The token's user is the service, and staff.
 */
export function answerToken(
  call: Call,
  client: OauthClient | undefined,
  tokenSecret: string,
): Answer {
  const { id, secret } = basicCredentials(call) ?? {
    id: textOf(call.body['client_id']) ?? '',
    secret: textOf(call.body['client_secret']) ?? '',
  };
  if (!client || id !== client.id || !sameSecret(secret, client.secret)) {
    return oauthAnswers.badClient();
  }
  if (call.body['grant_type'] !== 'client_credentials') {
    return oauthAnswers.otherGrant();
  }
  const nowMs = Date.parse(call.at);
  const isJwt = String(textOf(call.body['token_type'])).toLowerCase() === 'jwt';
  const body = {
    access_token: issueToken({ user: client.id, staff: true }, tokenSecret, nowMs),
    expires_in: tokenSeconds,
    token_type: isJwt ? 'JWT' : 'Bearer',
    scope: 'read write email profile',
  };
  return { status: 200, body, changes: [] };
}

function basicCredentials({ authorization }: Call): OauthClient | undefined {
  const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id, secret: rest.join(':') };
}

/** The route's shape, for a client that is known when the server starts. */
export function tokenAnswerer(client: OauthClient | undefined, tokenSecret: string) {
  return (_: Books, call: Call): Answer => answerToken(call, client, tokenSecret);
}
