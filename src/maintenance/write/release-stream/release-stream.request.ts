import { Reason } from '../../../platform/http/text-fields.js';

export class ReleaseStreamRequest {
  @Reason()
  readonly reason!: string;
}
