import type { Recorded } from '../../../kernel/event.js';
import type { Logger } from '../../../platform/observability/logger.js';
import type { Consumer } from '../../../platform/projections/consumer.js';
import { blaming } from '../../../platform/projections/stream-fault.js';
import {
  consumerOf,
  type Place,
  type Projection,
} from '../../../platform/projections/versions/projection.js';
import type { Query } from '../../../platform/sql/query.js';
import type { CodeKeys } from '../../code-keys.js';
import { codeHash, codeOf } from '../../code.js';
import { ISSUED_STREAM_PREFIX, issuedAggregate } from '../../issued/issued-codes.js';
import { CODE_STREAM_PREFIX, hashOfStream } from '../../redemption/code-state.js';
import { upcast } from '../../redemption/events.js';
import { addCodes, noteUse, takeCodesAlong } from './code-index.js';
import type { IndexNews } from './index-news.js';

/** Of what rows say. With a higher one, or with other keys, they are built anew beside those that are read. */
const VERSION = 1;
export const CODE_INDEX_CONSUMER = 'enrollment-codes';

type FedPlace = Exclude<Place, 'kept'>;

/** Keeps a row for each code, so that whoever types one is led to its line. Nothing of persons is opened for it. */
export class CodeIndexProjection implements Consumer {
  readonly name: string;
  readonly prefixes = [ISSUED_STREAM_PREFIX, CODE_STREAM_PREFIX];

  constructor(
    private readonly keys: CodeKeys,
    private readonly news: IndexNews,
    private readonly logger: Logger,
    private readonly place: FedPlace = 'live',
  ) {
    this.name = consumerOf(CODE_INDEX_CONSUMER, place);
  }

  handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    const rowsOf = (event: Recorded) => blaming(event, () => this.rowsOf(event));
    return Promise.resolve(events).then((all) => all.flatMap(rowsOf));
  }

  committed(): void {
    if (this.place === 'live') this.news.publish();
  }

  reset(): void {
    // It remembers nothing.
  }

  private rowsOf(event: Recorded): readonly Query[] {
    return event.stream.startsWith(ISSUED_STREAM_PREFIX) ? this.issued(event) : this.used(event);
  }

  private issued(event: Recorded): readonly Query[] {
    const { place } = this;
    const { data } = issuedAggregate.upcast(event);
    const key = this.keys.get(data.keyId);
    if (!key) {
      const { orderNumber: order, lineId: line, keyId } = data;
      this.logger.error({ order, line, keyId }, 'the key of enrollment codes is not configured');
      // Who has such a code may use it as before.
      return place === 'beside' ? [takeCodesAlong(place, data)] : [];
    }
    const positions = Array.from({ length: data.count }, (_, position) => position);
    return [
      addCodes(
        place,
        data,
        positions.map((position) => codeHash(codeOf(key, data, position))),
      ),
    ];
  }

  private used(event: Recorded): readonly Query[] {
    const { place } = this;
    const hash = hashOfStream(event.stream);
    const { type, data } = upcast(event);
    switch (type) {
      case 'CodeReserved':
        return [noteUse(place, hash, 'reserved', data.redemption)];
      case 'CodeRedeemed':
        return [noteUse(place, hash, 'redeemed', data.redemption)];
      case 'CodeVoided':
        return [noteUse(place, hash, 'void')];
    }
  }
}

/** The index of codes, for what builds it anew: it is made of the keys as much as of the events. */
export function codeIndexProjection(keys: CodeKeys, news: IndexNews, logger: Logger): Projection {
  return {
    ...{ name: CODE_INDEX_CONSUMER, version: VERSION, basis: keys.setId },
    tables: ['enrollment_codes'],
    consumer: (place) => new CodeIndexProjection(keys, news, logger, place),
  };
}
