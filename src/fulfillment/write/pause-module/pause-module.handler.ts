import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection, rejection, type Rejection } from '../../../kernel/rejection.js';
import { FulfillmentModules } from '../../fulfillment-modules.js';
import { decidePause, decideResume } from '../../pause/decide.js';
import { ModuleCommands } from '../../pause/module-commands.js';
import { moduleStream } from '../../pause/module-state.js';
import { PauseModule, type ModuleActed } from './pause-module.command.js';

@CommandHandler(PauseModule)
export class PauseModuleHandler implements ICommandHandler<PauseModule> {
  constructor(
    private readonly modules: FulfillmentModules,
    private readonly commands: ModuleCommands,
  ) {}

  async execute(command: PauseModule): Promise<ModuleActed | Rejection> {
    const { module, wanted, reason, context } = command;
    if (!this.modules.get(module)) {
      return rejection('module-not-found', 'No fulfilment module of this name is configured.');
    }
    const decide = wanted === 'paused' ? decidePause : decideResume;
    const done = await this.commands.execute({
      stream: moduleStream(module),
      context,
      decide: ({ state }) => decide(state, { module, reason }),
    });
    if (isRejection(done)) return done;
    return { state: done.folded.state, changed: done.events.length > 0 };
  }
}
