import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { OrderFilterBody } from '../../../checkout/contract.js';
import { MayBeAbsent, Nested, rule } from '../../../platform/http/fields.js';
import { Texts } from '../../../platform/http/text-fields.js';
import type { Rate } from '../../campaign/campaign-events.js';
import { Reason } from '../../reason.js';

const MOST_NAMED = 500;
const MOST_PER_MINUTE = 6_000;

export class RateRequest implements Rate {
  @IsInt()
  @Min(1, rule('rate-invalid', 'must be at least 1'))
  @Max(MOST_PER_MINUTE, rule('rate-invalid', `must be at most ${MOST_PER_MINUTE}`))
  readonly orders!: number;

  @IsIn(['second', 'minute'], rule('rate-invalid', 'must be "second" or "minute"'))
  readonly per!: 'second' | 'minute';
}

export class StartCampaignRequest {
  /** As in the list of orders; `{}`: every order with a line that failed. */
  @MayBeAbsent()
  @Nested(() => OrderFilterBody)
  readonly filter?: OrderFilterBody;

  /** Only these. */
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty(rule('orders-empty', 'must name an order, or be absent'))
  @ArrayMaxSize(MOST_NAMED, rule('orders-too-many', `must name at most ${MOST_NAMED} orders`))
  @Texts(64)
  readonly orders?: string[];

  @MayBeAbsent()
  @IsBoolean()
  readonly dryRun?: boolean;

  /** How many the caller has seen that it is about. */
  @MayBeAbsent()
  @IsInt()
  @Min(0, rule('expected-invalid', 'must be at least 0'))
  readonly expected?: number;

  @MayBeAbsent()
  @Nested(() => RateRequest)
  readonly rate?: RateRequest;

  @MayBeAbsent()
  @IsInt()
  @Min(1, rule('stop-after-invalid', 'must be at least 1'))
  @Max(100, rule('stop-after-invalid', 'must be at most 100'))
  readonly stopAfter?: number;

  /** Of a dry run it may be absent. */
  @ValidateIf(({ dryRun }: StartCampaignRequest) => dryRun !== true)
  @Reason()
  readonly reason?: string;
}
