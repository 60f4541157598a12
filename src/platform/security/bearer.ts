/** The token of `Authorization: Bearer …`; Open edX says `JWT …`. Schemes have no case (RFC 9110). */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^(?:bearer|jwt) +([\w~+/.-]+=*)$/i.exec(authorization ?? '')?.[1];
}
