import { enrollmentRoutes } from './enrollment-routes.js';
import { tokenAnswerer } from './oauth2.js';
import type { OauthClient } from './oauth2.js';
import type { LmsRoute } from './route.js';
import { tokenRoutes } from './token-routes.js';

/** Everything the LMS answers to. */
export function lmsRoutes(
  client: OauthClient | undefined,
  tokenSecret: string,
): readonly LmsRoute[] {
  // With or without the slash: LMS deployments differ.
  const oauthRoutes = ['/oauth2/access_token', '/oauth2/access_token/'].map((url): LmsRoute => ({
    name: 'oauth2.token',
    method: 'POST',
    url,
    answer: tokenAnswerer(client, tokenSecret),
    subject: () => ({}),
    secretBody: true,
  }));
  return [...enrollmentRoutes, ...tokenRoutes, ...oauthRoutes];
}
