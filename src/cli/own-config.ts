import { loadConfig, type Config } from '../config/index.js';

/** What a command beside a service needs of its settings: where its data lies, and the key of its tokens. */
const NEEDED = /^(?:DATA_DIR|NODE_ENV|JWT_.*)$/;

export type OwnConfig = Pick<Config, 'dataDir' | 'identity'>;

/**
 * What else is wrong or missing is the service's to say.
 * @throws ConfigError
 */
export function ownConfig(env: NodeJS.ProcessEnv): OwnConfig {
  return loadConfig(env, (variable) => NEEDED.test(variable));
}
