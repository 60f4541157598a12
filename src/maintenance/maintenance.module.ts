import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ConsumersController } from './read/consumers/consumers.controller.js';
import { ConsumersHandler } from './read/consumers/consumers.query.js';
import { ParkedStreamsController } from './read/parked-streams/parked-streams.controller.js';
import { ParkedStreamsHandler } from './read/parked-streams/parked-streams.query.js';
import { ProjectionsController } from './read/projections/projections.controller.js';
import { ProjectionsHandler } from './read/projections/projections.query.js';
import { ChangeProjectionController } from './write/change-projection/change-projection.controller.js';
import { ChangeProjectionHandler } from './write/change-projection/change-projection.handler.js';
import { ReleaseStreamController } from './write/release-stream/release-stream.controller.js';
import { ReleaseStreamHandler } from './write/release-stream/release-stream.handler.js';

@Module({
  imports: [CqrsModule],
  controllers: [
    ConsumersController,
    ParkedStreamsController,
    ReleaseStreamController,
    ProjectionsController,
    ChangeProjectionController,
  ],
  providers: [
    ConsumersHandler,
    ParkedStreamsHandler,
    ReleaseStreamHandler,
    ProjectionsHandler,
    ChangeProjectionHandler,
  ],
})
export class MaintenanceModule {}
