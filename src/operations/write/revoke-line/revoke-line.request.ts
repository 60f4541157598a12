import { Reason } from '../../reason.js';

export class RevokeLineRequest {
  @Reason()
  readonly reason!: string;
}
