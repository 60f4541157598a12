import { requestSchemas } from '../platform/openapi/request-schema.js';
import type { RouteDoc } from '../platform/openapi/route-doc.js';
import type { Schemas } from '../platform/openapi/schema.js';
import { diagnosisDoc, diagnosisSchemas } from './read/diagnosis/diagnosis.openapi.js';
import { requestRetryDoc } from './write/request-retry/request-retry.openapi.js';
import { RequestRetryRequest } from './write/request-retry/request-retry.request.js';
import { revokeLineDoc } from './write/revoke-line/revoke-line.openapi.js';
import { RevokeLineRequest } from './write/revoke-line/revoke-line.request.js';
import { settleExcessPaymentDoc } from './write/settle-excess-payment/settle-excess-payment.openapi.js';
import { SettleExcessPaymentRequest } from './write/settle-excess-payment/settle-excess-payment.request.js';
import { settleLineDoc } from './write/settle-line/settle-line.openapi.js';
import { SettleLineRequest } from './write/settle-line/settle-line.request.js';

export const operationsRoutes: readonly RouteDoc[] = [
  diagnosisDoc,
  requestRetryDoc,
  revokeLineDoc,
  settleLineDoc,
  settleExcessPaymentDoc,
];

export const operationsSchemas: Schemas = {
  ...diagnosisSchemas,
  ...requestSchemas(RequestRetryRequest),
  ...requestSchemas(RevokeLineRequest),
  ...requestSchemas(SettleLineRequest),
  ...requestSchemas(SettleExcessPaymentRequest),
};
