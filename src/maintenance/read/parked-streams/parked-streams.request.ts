import { OptionalText } from '../../../platform/http/query-fields.js';

/** `GET /v1/parked-streams?…` */
export class ParkedStreamsRequest {
  @OptionalText(200)
  readonly consumer?: string;
}
