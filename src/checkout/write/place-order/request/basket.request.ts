import { ArrayNotEmpty, ArrayMaxSize, IsInt, IsObject, Max, Min } from 'class-validator';
import { MayBeAbsent, NestedList, rule } from '../../../../platform/http/fields.js';
import { Text } from '../../../../platform/http/text-fields.js';
import { Amount } from './text-fields.js';

const MOST_LINES = 100;
const MOST_PIECES = 100_000;

export class LineRequest {
  @Text(64)
  readonly id!: string;

  @Text(64)
  readonly productType!: string;

  @Text(128)
  readonly sku!: string;

  @Text(512)
  readonly title!: string;

  @IsInt()
  @Min(1, rule('quantity-invalid', 'must be at least 1'))
  @Max(MOST_PIECES, rule('quantity-invalid', `must be at most ${MOST_PIECES}`))
  readonly quantity!: number;

  @Amount()
  readonly unitPrice!: string;

  @MayBeAbsent()
  @Amount()
  readonly discount?: string;

  @MayBeAbsent()
  @Amount()
  readonly tax?: string;

  /** Any flat object; what a listed product type needs in it is a rule of the order. */
  @MayBeAbsent()
  @IsObject()
  readonly attributes?: Record<string, unknown>;
}

export class BasketRequest {
  @Text(128)
  readonly id!: string;

  @NestedList(() => LineRequest)
  @ArrayNotEmpty(rule('basket-empty', 'must have at least one line'))
  @ArrayMaxSize(MOST_LINES, rule('basket-too-big', `must have at most ${MOST_LINES} lines`))
  readonly lines!: LineRequest[];
}
