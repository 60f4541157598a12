import type { FulfillmentModule, Lack, LineFailed } from './fulfillment-module.js';

/** For whoever starts the service. */
export function lackSentence({ name }: FulfillmentModule, { variable, example }: Lack): string {
  return (
    `the module ${name} has no ${variable}: its lines will be in Fulfillment Configuration Error. ` +
    `Example: ${example}`
  );
}

/** The module; or, where it lacks something that it needs, one that fails every line with just that. */
export function unlessLacking(module: FulfillmentModule): FulfillmentModule {
  const { name, repeatable, lacks } = module;
  if (!lacks) return module;
  const failure: LineFailed = lacks.failure ?? {
    ...{ kind: 'failed', class: 'configuration', code: 'module-not-configured', retryable: true },
    message: `The module ${name} has no ${lacks.variable}.`,
  };
  return {
    ...{ name, repeatable, lacks },
    supports: (line) => module.supports(line),
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, this is not
    async *fulfillProduct(_order, lines) {
      for (const { id } of lines) yield { lineId: id, ...failure };
    },
    // Without a probe: a deferred line goes on waiting, since nobody can ask for it.
    revokeLine: () => Promise.resolve(failure),
  };
}
