import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { OrderCommands } from '../checkout/contract.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { KEY_VAULT, type KeyVault } from '../platform/key-vault/key-vault.js';
import { VaultSealing } from '../platform/key-vault/vault-sealing.js';
import { Background } from '../platform/lifecycle/background.js';
import { LOGGER, type Logger } from '../platform/observability/logger.js';
import { Consumers } from '../platform/projections/consumers.js';
import type { Projection } from '../platform/projections/versions/projection.js';
import {
  Projections,
  type RunningProjection,
} from '../platform/projections/versions/projections.js';
import { Database } from '../platform/sql/database.js';
import { PlaceRedemptionHandler } from './automation/place-redemption/place-redemption.handler.js';
import { RedemptionSaga } from './automation/place-redemption/redemption.saga.js';
import { CodeKeyRing } from './code-keys.js';
import { EnrollmentCodeBook } from './issued/code-book.js';
import { SqlCodeIndex } from './read/code-index/code-index.js';
import { codeIndexProjection } from './read/code-index/code-index.projection.js';
import { CodeLookup } from './read/code-index/code-lookup.js';
import { IndexNews } from './read/code-index/index-news.js';
import { LineCodesController } from './read/line-codes/line-codes.controller.js';
import { CodesOfHandler } from './read/line-codes/line-codes.query.js';
import { CodeCommands } from './redemption/code-commands.js';
import { Learners } from './redemption/learners.js';
import { codePersonalData } from './redemption/personal-data.js';
import { SeatOrders } from './redemption/seat-orders.js';
import { RedeemCodeController } from './write/redeem-code/redeem-code.controller.js';
import { RedeemCodeHandler } from './write/redeem-code/redeem-code.handler.js';

/** What the fulfilment module of codes shares with this context. */
export interface CodeParts {
  readonly keys: CodeKeyRing;
  readonly codes: CodeCommands;
  readonly book: EnrollmentCodeBook;
}

export function codeParts(store: EventStore, vault: KeyVault, keys: CodeKeyRing): CodeParts {
  const codes = new CodeCommands(store, randomUUID, new VaultSealing(vault, codePersonalData));
  const book = new EnrollmentCodeBook(store, codes, keys, randomUUID, Date.now);
  return { keys, codes, book };
}

const INDEX = Symbol('CodeIndexProjection');
const INDEXING = Symbol('CodeIndexing');
const WORK = Symbol('CodeWork');

async function indexOf(keys: CodeKeyRing, news: IndexNews, logger: Logger): Promise<Projection> {
  return codeIndexProjection(await keys.open(), news, logger);
}

function work(
  background: Background,
  indexer: RunningProjection,
  codes: CodeCommands,
  consumers: Consumers,
): object {
  const planner = consumers.runnerOf(new RedemptionSaga(codes));
  return background.task(async (signal) => {
    await Promise.all([indexer.run(signal), planner.run(signal)]);
  });
}

const reading: readonly Provider[] = [
  IndexNews,
  {
    provide: INDEX,
    inject: [CodeKeyRing, IndexNews, LOGGER],
    useFactory: indexOf,
  },
  {
    provide: SqlCodeIndex,
    inject: [Database, INDEX],
    useFactory: (database: Database, index: Projection) => new SqlCodeIndex(database, index),
  },
  {
    provide: CodeLookup,
    inject: [SqlCodeIndex],
    useFactory: (index: SqlCodeIndex) => new CodeLookup(index),
  },
  CodesOfHandler,
];

const writing: readonly Provider[] = [
  {
    provide: Learners,
    inject: [KEY_VAULT],
    useFactory: (vault: KeyVault) => new Learners(vault),
  },
  {
    provide: SeatOrders,
    inject: [CommandBus, OrderCommands, CodeCommands],
    useFactory: (bus: CommandBus, orders: OrderCommands, codes: CodeCommands) =>
      new SeatOrders(bus, orders, codes, randomUUID),
  },
  {
    provide: INDEXING,
    inject: [INDEX, Projections],
    useFactory: (index: Projection, projections: Projections) => projections.add(index),
  },
  {
    provide: WORK,
    inject: [Background, INDEXING, CodeCommands, Consumers],
    useFactory: work,
  },
  RedeemCodeHandler,
  PlaceRedemptionHandler,
];

@Module({})
export class CodesModule {
  static of({ keys, codes }: CodeParts): DynamicModule {
    return {
      module: CodesModule,
      imports: [CqrsModule],
      controllers: [LineCodesController, RedeemCodeController],
      providers: [
        { provide: CodeKeyRing, useValue: keys },
        { provide: CodeCommands, useValue: codes },
        ...reading,
        ...writing,
      ],
    };
  }
}
