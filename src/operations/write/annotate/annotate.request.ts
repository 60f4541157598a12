import { Words } from '../../../platform/http/text-fields.js';

export class AnnotateRequest {
  /** Stands in the order's history for ever, in plain text. */
  @Words(2000)
  readonly text!: string;
}
