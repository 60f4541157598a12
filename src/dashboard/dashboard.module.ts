import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Sandbox } from '../config/index.js';
import { LocalUsers } from '../platform/security/users/local-users.js';
import { AssetsController } from './assets/assets.controller.js';
import { LiveAnswers, MOST_LIVE_PAGES, PageSeats } from './live/live-answers.js';
import { LiveController } from './live/live.controller.js';
import { Pulses } from './live/pulse.js';
import { Pages, SANDBOX } from './layout/pages.js';
import { ZoneController } from './layout/zone.controller.js';
import { ModulesPageController } from './modules/modules.controller.js';
import { NowController } from './now/now.controller.js';
import { NowLook } from './now/now-facts.js';
import { CasesController } from './cases/cases.controller.js';
import { ParkedPageController } from './parked/parked.controller.js';
import { OrderActsController } from './order/acts/order-acts.controller.js';
import { OrderController } from './order/order.controller.js';
import { OrderPages } from './order/order-pages.js';
import { Search } from './search/search.js';
import { SearchController } from './search/search.controller.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { CampaignPageController } from './stuck/campaign.controller.js';
import { RetriesController } from './stuck/retries.controller.js';
import { StuckController } from './stuck/stuck.controller.js';
import { StuckFigures } from './stuck/stuck-figures.js';
import { StuckLiveController } from './stuck/stuck-live.controller.js';
import { StuckLook } from './stuck/stuck-facts.js';

export interface DashboardOptions {
  readonly users: LocalUsers;
  /** What is only played here. */
  readonly sandbox: Sandbox;
}

/** Pages for operators and auditors, over the commands and queries that the API has. */
@Module({})
export class DashboardModule {
  static of({ users, sandbox }: DashboardOptions): DynamicModule {
    return {
      module: DashboardModule,
      imports: [CqrsModule],
      controllers: [
        ...[AssetsController, SignInController, ZoneController],
        ...[NowController, SearchController, OrderController, OrderActsController],
        ...[LiveController, ModulesPageController, CasesController, ParkedPageController],
        ...[StuckController, StuckLiveController, RetriesController, CampaignPageController],
      ],
      providers: [
        { provide: SANDBOX, useValue: sandbox },
        { provide: LocalUsers, useValue: users },
        { provide: PageSeats, useFactory: () => new PageSeats(MOST_LIVE_PAGES) },
        ...[Pages, SignIn, OrderPages, Search, LiveAnswers, StuckLook, StuckFigures],
        ...[Pulses, NowLook],
      ],
    };
  }
}
