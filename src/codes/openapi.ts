import type { RouteDoc } from '../platform/openapi/route-doc.js';
import type { Schemas } from '../platform/openapi/schema.js';
import { lineCodesDoc, lineCodesSchemas } from './read/line-codes/line-codes.openapi.js';
import { redeemCodeDoc } from './write/redeem-code/redeem-code.openapi.js';

export const codesRoutes: readonly RouteDoc[] = [lineCodesDoc, redeemCodeDoc];

export const codesSchemas: Schemas = lineCodesSchemas;
