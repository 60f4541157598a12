import { Command, type Option } from 'commander';
import { randomUUID } from 'node:crypto';
import { connectionOf, type ConnectionOptions } from './client/connection.js';
import { serviceClient, type ServiceClient } from './client/service-client.js';

export interface Terminal {
  out(text: string): unknown;
  err(text: string): unknown;
  /** Lines may be drawn over. */
  readonly isLive?: boolean;
}

/** Where commands run. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  /** Waits between two looks. */
  readonly pause: (ms: number) => Promise<void>;
}

export interface ServiceOptions extends ConnectionOptions {
  readonly json?: boolean;
}

/** What a command does with the service. */
export class Session {
  constructor(
    readonly service: ServiceClient,
    private readonly surroundings: Surroundings,
    private readonly json: boolean,
  ) {}

  /** The answer as it came for scripts, in words for people. */
  print<Data>(data: Data, words: (data: Data) => string): void {
    this.say(this.json ? JSON.stringify(data, null, 2) : words(data));
  }

  say(text: string): void {
    this.surroundings.terminal.out(`${text}\n`);
  }

  /** A line that the next one is drawn over; only where somebody looks. */
  progress(text: string): void {
    const { terminal } = this.surroundings;
    if (terminal.isLive && !this.json) terminal.err(`\r\u001b[2K${text}`);
  }

  endProgress(): void {
    this.progress('');
  }

  pause(ms: number): Promise<void> {
    return this.surroundings.pause(ms);
  }

  /** For an act: sent again by the network, it is done once. */
  get once() {
    return { header: { 'Idempotency-Key': randomUUID() } };
  }
}

/** What comes of the options and arguments of a command. */
export type Act<Options> = (session: Session, options: Options, ...args: string[]) => Promise<void>;

/** What a command is called, takes, and is explained by. */
export interface Spec {
  /** As `show <number>`. */
  readonly usage: string;
  readonly summary: string;
  readonly options?: readonly Option[];
  /** Without what they are called by. */
  readonly examples: readonly string[];
}

/** A command that speaks to the service, with the options that all of them have. */
export function serviceCommand<Options extends object>(spec: Spec, act: Act<Options>): MakeCommand {
  return (surroundings) => {
    const { usage, summary, options = [], examples } = spec;
    const [name, ...args] = usage.split(' ');
    const command = new Command(name).summary(summary).description(summary);
    for (const argument of args) command.argument(argument);
    for (const option of options) command.addOption(option);
    command
      .option('--url <address>', 'of the service; else MAKEGOOD_URL, else the one in DATA_DIR')
      .option('--token <token>', 'who asks; else MAKEGOOD_TOKEN, else made with DATA_DIR’s key')
      .option('--json', 'print the answer as it comes, for scripts')
      .addHelpText('after', examplesText(examples));
    return command.action(async () => {
      const given = command.opts<Options & ServiceOptions>();
      const service = serviceClient(await connectionOf(given, surroundings.env));
      await act(new Session(service, surroundings, given.json === true), given, ...command.args);
    });
  };
}

export type MakeCommand = (surroundings: Surroundings) => Command;

/** Commands under a common word. */
export function group(
  name: string,
  summary: string,
  commands: readonly MakeCommand[],
): MakeCommand {
  return (surroundings) => {
    const all = new Command(name).summary(summary).description(summary);
    for (const make of commands) all.addCommand(make(surroundings));
    return all;
  };
}

export function examplesText(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((one) => `  ${CALL} ${one}`).join('\n')}`;
}

export const CALL = 'npm run --silent cli --';
