import { requestSchemas } from '../platform/openapi/request-schema.js';
import type { RouteDoc } from '../platform/openapi/route-doc.js';
import type { Schemas } from '../platform/openapi/schema.js';
import { consumersDoc } from './read/consumers/consumers.openapi.js';
import { parkedStreamsDoc } from './read/parked-streams/parked-streams.openapi.js';
import { projectionsDoc, projectionsSchemas } from './read/projections/projections.openapi.js';
import { changeProjectionDocs } from './write/change-projection/change-projection.openapi.js';
import { ChangeProjectionRequest } from './write/change-projection/change-projection.request.js';
import { releaseStreamDoc } from './write/release-stream/release-stream.openapi.js';
import { ReleaseStreamRequest } from './write/release-stream/release-stream.request.js';

/** The routes of this context for /openapi.json. */
export const maintenanceRoutes: readonly RouteDoc[] = [
  consumersDoc,
  parkedStreamsDoc,
  releaseStreamDoc,
  projectionsDoc,
  ...changeProjectionDocs,
];

export const maintenanceSchemas: Schemas = {
  ...requestSchemas(ReleaseStreamRequest),
  ...projectionsSchemas,
  ...requestSchemas(ChangeProjectionRequest),
};
