import { requestSchemas } from '../platform/openapi/request-schema.js';
import type { RouteDoc } from '../platform/openapi/route-doc.js';
import type { Schemas } from '../platform/openapi/schema.js';
import { figuresDoc, figuresSchemas } from './read/figures/figures.openapi.js';
import { diagnosisDoc, diagnosisSchemas } from './read/diagnosis/diagnosis.openapi.js';
import { modulesDoc, modulesSchemas } from './read/modules/modules.openapi.js';
import { retryOutcomeDoc } from './read/retry-outcome/retry-outcome.openapi.js';
import {
  stuckLinesDoc,
  stuckWorkDoc,
  stuckWorkSchemas,
} from './read/stuck-work/stuck-work.openapi.js';
import { FILTER_WORDS } from '../checkout/contract.js';
import {
  campaignDoc,
  campaignListDoc,
  campaignOrdersDoc,
  campaignSchemas,
} from './read/campaigns/campaigns.openapi.js';
import { cancelCampaignDoc } from './write/cancel-campaign/cancel-campaign.openapi.js';
import { CancelCampaignRequest } from './write/cancel-campaign/cancel-campaign.request.js';
import { startCampaignDoc } from './write/start-campaign/start-campaign.openapi.js';
import { StartCampaignRequest } from './write/start-campaign/start-campaign.request.js';
import { annotateDoc } from './write/annotate/annotate.openapi.js';
import { AnnotateRequest } from './write/annotate/annotate.request.js';
import { pauseModuleDocs, pauseModuleSchemas } from './write/pause-module/pause-module.openapi.js';
import { PauseModuleRequest } from './write/pause-module/pause-module.request.js';
import { requestRetryDoc } from './write/request-retry/request-retry.openapi.js';
import { RequestRetryRequest } from './write/request-retry/request-retry.request.js';
import { revokeLineDoc } from './write/revoke-line/revoke-line.openapi.js';
import { RevokeLineRequest } from './write/revoke-line/revoke-line.request.js';
import { settleExcessPaymentDoc } from './write/settle-excess-payment/settle-excess-payment.openapi.js';
import { SettleExcessPaymentRequest } from './write/settle-excess-payment/settle-excess-payment.request.js';
import { settleLineDoc } from './write/settle-line/settle-line.openapi.js';
import { SettleLineRequest } from './write/settle-line/settle-line.request.js';

export const operationsRoutes: readonly RouteDoc[] = [
  stuckWorkDoc,
  stuckLinesDoc,
  figuresDoc,
  ...[startCampaignDoc, cancelCampaignDoc, campaignListDoc, campaignDoc, campaignOrdersDoc],
  diagnosisDoc,
  retryOutcomeDoc,
  annotateDoc,
  requestRetryDoc,
  revokeLineDoc,
  settleLineDoc,
  settleExcessPaymentDoc,
  modulesDoc,
  ...pauseModuleDocs,
];

export const operationsSchemas: Schemas = {
  ...stuckWorkSchemas,
  ...figuresSchemas,
  ...campaignSchemas,
  ...requestSchemas(StartCampaignRequest, FILTER_WORDS),
  ...requestSchemas(CancelCampaignRequest),
  ...requestSchemas(AnnotateRequest),
  ...diagnosisSchemas,
  ...requestSchemas(RequestRetryRequest),
  ...requestSchemas(RevokeLineRequest),
  ...requestSchemas(SettleLineRequest),
  ...requestSchemas(SettleExcessPaymentRequest),
  ...modulesSchemas,
  ...pauseModuleSchemas,
  ...requestSchemas(PauseModuleRequest),
};
