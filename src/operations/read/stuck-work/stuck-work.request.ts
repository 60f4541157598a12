import { IsIn, IsString } from 'class-validator';
import { FAILURE_CLASSES, type FailureClass } from '../../../kernel/failure.js';
import { WORKS, type Work } from '../../../order/trouble.js';
import { MayBeAbsent, rule } from '../../../platform/http/fields.js';
import { OptionalLimit, OptionalText } from '../../../platform/http/query-fields.js';

const oneOf = (words: readonly string[]): string => `must be one of: ${words.join(', ')}`;

/** `GET /v1/stuck-work?…`: every parameter may be left out. */
export class StuckWorkRequest {
  @OptionalText(255)
  readonly module?: string;

  @MayBeAbsent()
  @IsString()
  @IsIn(WORKS, rule('work-unknown', oneOf(WORKS)))
  readonly work?: Work;

  @MayBeAbsent()
  @IsString()
  @IsIn(FAILURE_CLASSES, rule('failure-class-unknown', oneOf(FAILURE_CLASSES)))
  readonly class?: FailureClass;

  @OptionalText(255)
  readonly code?: string;

  @MayBeAbsent()
  @IsString()
  @IsIn(['true', 'false'], rule('boolean-unknown', 'must be true or false'))
  readonly needsPerson?: 'true' | 'false';
}

/** `GET /v1/stuck-work/lines?…` */
export class StuckLinesRequest extends StuckWorkRequest {
  @OptionalLimit()
  readonly limit?: string;

  /** `nextCursor` of the page before. */
  @OptionalText(1200)
  readonly cursor?: string;
}
