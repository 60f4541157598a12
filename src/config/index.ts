export { type Config, type HttpConfig, loadConfig, type LogLevel, publicUrl } from './config.js';
export { ConfigError, type ConfigProblem, EXIT_CONFIG } from './config-error.js';
export { type DataDir, openDataDir, type Secrets, secretsOf, tokenKeyOf } from './data-dir.js';
export { DataDirError } from './data-dir-error.js';
export type { LmsTokens } from './identity.js';
export type { LmsConfig } from './lms.js';
export type { RetryOf, RetrySettings } from './retry-settings.js';
export { isRole, type Role, ROLES } from './roles.js';
export type { Sandbox } from './sandbox.js';
