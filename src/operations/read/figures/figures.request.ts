import { IsString, Matches } from 'class-validator';
import { MayBeAbsent, rule } from '../../../platform/http/fields.js';

/** `GET /v1/figures?hours=` */
export class FiguresRequest {
  @MayBeAbsent()
  @IsString()
  @Matches(/^([1-9]\d?|1[0-5]\d|16[0-8])$/, rule('hours-invalid', 'must be 1 to 168'))
  readonly hours?: string;
}
