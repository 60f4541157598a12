import { requestSchemas } from '../platform/openapi/request-schema.js';
import type { RouteDoc } from '../platform/openapi/route-doc.js';
import type { Schemas } from '../platform/openapi/schema.js';
import { consumersDoc } from './read/consumers/consumers.openapi.js';
import { parkedStreamsDoc } from './read/parked-streams/parked-streams.openapi.js';
import { releaseStreamDoc } from './write/release-stream/release-stream.openapi.js';
import { ReleaseStreamRequest } from './write/release-stream/release-stream.request.js';

/** The routes of this context for /openapi.json. */
export const maintenanceRoutes: readonly RouteDoc[] = [
  consumersDoc,
  parkedStreamsDoc,
  releaseStreamDoc,
];

export const maintenanceSchemas: Schemas = requestSchemas(ReleaseStreamRequest);
