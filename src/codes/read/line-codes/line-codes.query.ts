import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { ORDER_NUMBER, orderStream } from '../../../order/order-stream.js';
import { lineNotFound, noSuchOrder } from '../../../order/refusals.js';
import type { Line, Placed } from '../../../order/state.js';
import type { Caller } from '../../../platform/security/caller.js';
import { isOfPartners, OrderCommands } from '../../../checkout/contract.js';
import { CodeKeyRing } from '../../code-keys.js';
import { codeOf, type LineOfCodes } from '../../code.js';
import { codesOfLine, type CodesOfLine } from '../../codes-of-line.js';
import { codeKeyMissing, codesBehind, codesNotMade, lineWithoutCodes } from '../../refusals.js';
import { SqlCodeIndex, type IndexedCode } from '../code-index/code-index.js';
import type { CodeUse } from '../code-index/code-index.tables.js';
import { IndexNews } from '../code-index/index-news.js';

/** What a code is good for yet. */
export type CodeStatus = 'unused' | 'used' | 'void';

export interface CodeView {
  readonly code: string;
  readonly status: CodeStatus;
  /** Number of the order of the seat that it was used for. */
  readonly order?: string;
}

export interface LineCodesView extends LineOfCodes {
  readonly expiresAt: string;
  readonly codes: readonly CodeView[];
}

/** The codes of a line, for its buyer or an operator. */
export class CodesOf extends Query<LineCodesView | Rejection> {
  constructor(
    readonly orderNumber: string,
    readonly lineId: string,
    readonly caller: Caller,
  ) {
    super();
  }
}

const STATUS: Readonly<Record<CodeUse, CodeStatus>> = {
  ...{ unused: 'unused', void: 'void' },
  // Whoever has it has it, also while the seat is being ordered.
  ...{ reserved: 'used', redeemed: 'used' },
};

const PATIENCE_MS = 2_000;

/** Codes are money: other staff than operators sees none, nor does who merely may see the order. */
function maySeeCodes({ roles, id, ...caller }: Caller, { details }: Placed): boolean {
  if (!isOfPartners(caller, details.partner)) return false;
  return roles.has('operator') || roles.has('admin') || details.user.username === id;
}

/**
 * Derived at each reading. They are shown only when the index has them, so whoever has a code to try is known to it; what
 * became of them is as of the index.
 */
@QueryHandler(CodesOf)
export class CodesOfHandler implements IQueryHandler<CodesOf> {
  constructor(
    private readonly orders: OrderCommands,
    private readonly keys: CodeKeyRing,
    private readonly index: SqlCodeIndex,
    private readonly news: IndexNews,
  ) {}

  async execute(query: CodesOf): Promise<LineCodesView | Rejection> {
    const found = await this.find(query);
    if (isRejection(found)) return found;
    const { line, given } = found;
    const key = (await this.keys.open()).get(given.keyId);
    if (!key) return codeKeyMissing();
    const indexed = await this.indexed(line, given.count);
    if (indexed.length < given.count) return codesBehind();
    const codes = indexed.map(({ position, use, redemption }) => ({
      ...{ code: codeOf(key, line, position), status: STATUS[use] },
      ...(redemption !== null && { order: redemption }),
    }));
    return { ...line, expiresAt: given.expiresAt, codes };
  }

  private async find({
    orderNumber,
    lineId,
    caller,
  }: CodesOf): Promise<{ line: LineOfCodes; given: CodesOfLine } | Rejection> {
    if (!ORDER_NUMBER.test(orderNumber)) return noSuchOrder();
    const { state } = await this.orders.load(orderStream(orderNumber));
    if (state.stage !== 'placed' || !maySeeCodes(caller, state)) return noSuchOrder();
    const line = state.lines.find(({ id }) => id === lineId);
    if (!line) return lineNotFound();
    const given = codesOfLine(line);
    if (!given) return isOfCodes(line) ? codesNotMade() : lineWithoutCodes();
    return { line: { orderNumber: state.details.orderNumber, lineId }, given };
  }

  /** They may have been given a moment ago. */
  private async indexed(line: LineOfCodes, count: number): Promise<readonly IndexedCode[]> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const news = this.news.next(patience);
      const codes = await this.index.codesOf(line);
      if (codes.length >= count || patience.aborted) return codes;
      await news;
    }
  }
}

function isOfCodes({ productType }: Line): boolean {
  return productType === 'Enrollment Code';
}
