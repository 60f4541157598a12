import { Reason } from '../../../platform/http/text-fields.js';

export class ChangeProjectionRequest {
  @Reason()
  readonly reason!: string;
}
