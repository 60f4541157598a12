import { Reason } from '../../reason.js';

export class PauseModuleRequest {
  @Reason()
  readonly reason!: string;
}
