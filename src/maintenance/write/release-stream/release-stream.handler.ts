import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Rejection } from '../../../kernel/rejection.js';
import { Consumers } from '../../../platform/projections/consumers.js';
import { askForRelease } from '../../../platform/projections/parked-streams.js';
import { Database } from '../../../platform/sql/database.js';
import { streamNotParked } from '../../refusals.js';
import { ReleaseStream, type ReleaseAsked } from './release-stream.command.js';

@CommandHandler(ReleaseStream)
export class ReleaseStreamHandler implements ICommandHandler<ReleaseStream> {
  constructor(
    private readonly database: Database,
    private readonly consumers: Consumers,
  ) {}

  async execute(command: ReleaseStream): Promise<ReleaseAsked | Rejection> {
    const { consumer, stream, reason, caller } = command;
    // Who sees some partners only sees none of what is parked.
    const isAsked =
      !caller.partners &&
      (await askForRelease(this.database, consumer, stream, { actor: caller.id, reason }));
    if (!isAsked) return streamNotParked();
    this.consumers.look(consumer);
    return { consumer, stream };
  }
}
