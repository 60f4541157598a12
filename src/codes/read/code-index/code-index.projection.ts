import type { Recorded } from '../../../kernel/event.js';
import type { Logger } from '../../../platform/observability/logger.js';
import type { Consumer } from '../../../platform/projections/consumer.js';
import { blaming } from '../../../platform/projections/stream-fault.js';
import type { Query } from '../../../platform/sql/query.js';
import type { CodeKeys } from '../../code-keys.js';
import { codeHash, codeOf } from '../../code.js';
import { ISSUED_STREAM_PREFIX, issuedAggregate } from '../../issued/issued-codes.js';
import { CODE_STREAM_PREFIX, hashOfStream } from '../../redemption/code-state.js';
import { upcast } from '../../redemption/events.js';
import { addCodes, noteUse } from './code-index.js';
import type { IndexNews } from './index-news.js';

/**
 * Keeps a row for each code, so that whoever types one is led to its line. With other keys other codes are known, so all
 * events are read again, beside the rows that are there. Nothing of persons is opened for it.
 */
export class CodeIndexProjection implements Consumer {
  readonly name: string;
  readonly prefixes = [ISSUED_STREAM_PREFIX, CODE_STREAM_PREFIX];

  constructor(
    private readonly keys: CodeKeys,
    private readonly news: IndexNews,
    private readonly logger: Logger,
  ) {
    this.name = `enrollment-codes-1-${keys.setId}`;
  }

  handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    const rowsOf = (event: Recorded) => blaming(event, () => this.rowsOf(event));
    return Promise.resolve(events).then((all) => all.flatMap(rowsOf));
  }

  committed(): void {
    this.news.publish();
  }

  reset(): void {
    // It remembers nothing.
  }

  private rowsOf(event: Recorded): readonly Query[] {
    return event.stream.startsWith(ISSUED_STREAM_PREFIX) ? this.issued(event) : used(event);
  }

  private issued(event: Recorded): readonly Query[] {
    const { data } = issuedAggregate.upcast(event);
    const key = this.keys.get(data.keyId);
    if (!key) {
      const { orderNumber: order, lineId: line, keyId } = data;
      this.logger.error({ order, line, keyId }, 'the key of enrollment codes is not configured');
      return [];
    }
    const positions = Array.from({ length: data.count }, (_, position) => position);
    return [
      addCodes(
        data,
        positions.map((position) => codeHash(codeOf(key, data, position))),
      ),
    ];
  }
}

function used(event: Recorded): readonly Query[] {
  const hash = hashOfStream(event.stream);
  const { type, data } = upcast(event);
  switch (type) {
    case 'CodeReserved':
      return [noteUse(hash, 'reserved', data.redemption)];
    case 'CodeRedeemed':
      return [noteUse(hash, 'redeemed', data.redemption)];
    case 'CodeVoided':
      return [noteUse(hash, 'void')];
  }
}
