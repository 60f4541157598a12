import { Reason } from '../../reason.js';

export class CancelCampaignRequest {
  @Reason()
  readonly reason!: string;
}
