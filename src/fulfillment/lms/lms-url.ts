import type { LmsAccess } from '../fulfillment-module.js';

/** An address in the LMS. A path in `LMS_URL` is kept, a query in it is not. */
export function lmsUrl({ url }: Pick<LmsAccess, 'url'>, path: string): URL {
  return new URL(`${url.origin}${url.pathname.replace(/\/+$/, '')}${path}`);
}
