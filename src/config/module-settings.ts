import { retrySuffix } from './retry-settings.js';

/** What a module in a file of its own was given: by name, without the prefix. */
export type ModuleSettings = Readonly<Record<string, string>>;

const PREFIX = 'MODULE_';

/** `MODULE_GIFT_URL` is `URL` for the module `gift`. Undefined: not of this module. */
function settingName(variable: string, module: string): string | undefined {
  const prefix = `${PREFIX}${retrySuffix(module)}_`;
  return variable.startsWith(prefix) ? variable.slice(prefix.length) : undefined;
}

export function isModuleSetting(variable: string, modules: readonly string[]): boolean {
  return modules.some((module) => settingName(variable, module));
}

/** Empty counts as unset. */
export function moduleSettings(env: NodeJS.ProcessEnv, module: string): ModuleSettings {
  const settings: Record<string, string> = {};
  for (const [variable, value] of Object.entries(env)) {
    const name = settingName(variable, module);
    if (name && value !== undefined && value !== '') settings[name] = value;
  }
  return settings;
}
