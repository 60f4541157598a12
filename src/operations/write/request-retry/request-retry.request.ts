import { ArrayMaxSize, ArrayNotEmpty, IsArray } from 'class-validator';
import { MayBeAbsent, rule } from '../../../platform/http/fields.js';
import { Texts } from '../../../platform/http/text-fields.js';
import { Reason } from '../../reason.js';

const MOST_LINES = 100;

export class RequestRetryRequest {
  /** Absent: every line that failed. */
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty(rule('lines-empty', 'must name a line, or be absent'))
  @ArrayMaxSize(MOST_LINES, rule('basket-too-big', `must have at most ${MOST_LINES} lines`))
  @Texts(64)
  readonly lines?: string[];

  @Reason()
  readonly reason!: string;
}
