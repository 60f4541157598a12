export type { ConsumerReport } from '../platform/projections/consumer-report.js';
export { ConsumersNow, type ConsumersView } from './read/consumers/consumers.query.js';
export {
  ParkedStreams,
  type ParkedStreamsView,
  type ParkedStreamView,
} from './read/parked-streams/parked-streams.query.js';
export { ReleaseStream } from './write/release-stream/release-stream.command.js';
export { ReleaseStreamRequest } from './write/release-stream/release-stream.request.js';
export {
  ProjectionsNow,
  type ProjectionsView,
  type ProjectionView,
} from './read/projections/projections.query.js';
export { ChangeProjection } from './write/change-projection/change-projection.command.js';
