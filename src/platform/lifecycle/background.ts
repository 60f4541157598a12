import { BackgroundTask } from './background-task.js';

/** What goes on by itself in this process: all of it, or (where it only answers requests) nothing. */
export class Background {
  constructor(private readonly isDoneHere: boolean) {}

  task(run: (signal: AbortSignal) => Promise<void>): BackgroundTask {
    return new BackgroundTask(this.isDoneHere ? run : () => Promise.resolve());
  }
}
