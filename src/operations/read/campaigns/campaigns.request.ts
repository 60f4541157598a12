import { IsIn, IsString, Matches } from 'class-validator';
import { MayBeAbsent, rule } from '../../../platform/http/fields.js';
import { OptionalLimit } from '../../../platform/http/query-fields.js';
import { OUTCOMES, type Outcome } from '../../campaign/outcome.js';

export class CampaignListRequest {
  @OptionalLimit()
  readonly limit?: string;
}

const WORDS = ['to-go', ...OUTCOMES];

export class CampaignOrdersRequest {
  @MayBeAbsent()
  @IsString()
  @IsIn(WORDS, rule('campaign-outcome-unknown', `must be one of: ${WORDS.join(', ')}`))
  readonly outcome?: Outcome | 'to-go';

  @OptionalLimit()
  readonly limit?: string;

  /** `nextCursor` of the page before. */
  @MayBeAbsent()
  @IsString()
  @Matches(/^\d{1,9}$/, rule('cursor-invalid', 'is not one of this list'))
  readonly cursor?: string;
}
