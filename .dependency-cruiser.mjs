// The import rules of the house (docs/adr/0002-import-rules.md). A context may import another context's contract.ts only.
const contexts = 'checkout|fulfillment|codes|operations|maintenance|audit|dashboard|openedx';

/** Everything in `from` may reach our own folders in `allowed` and itself, and nothing else of ours. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: `^src/(${from})/`, pathNot: '\\.spec\\.tsx?$' },
  to: { path: '^src/', pathNot: [`^src/(${from})/`, ...allowed] },
});

const no = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.spec\\.tsx?$' },
  to: { path: to },
});

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('kernel-alone', 'kernel', [], 'The kernel knows nothing of ours.'),
    only('order-pure', 'order', ['^src/kernel/'], 'The aggregate knows the kernel only.'),
    only(
      'config-alone',
      'config',
      ['^src/kernel/'],
      'Configuration is read by others, and reads nobody.',
    ),
    only(
      'platform-mechanism',
      'platform',
      ['^src/kernel/', '^src/config/'],
      'The platform knows no order.',
    ),
    only(
      'embedded-node-alone',
      'embedded-node',
      ['^src/kernel/'],
      'The node could be a package of its own.',
    ),
    only(
      'sandbox-alone',
      'sandbox',
      ['^src/kernel/', '^src/checkout/contract\\.ts$'],
      'The sandbox stands for other companies.',
    ),
    {
      name: 'module-sees-port-only',
      severity: 'error',
      from: { path: '^src/fulfillment/modules/([^/]+)/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/fulfillment/modules/$1/',
          '^src/fulfillment/fulfillment-module\\.ts$',
          '^src/fulfillment/(outside|lms)/',
          '^src/kernel/',
          '^src/platform/http/',
        ],
      },
    },
    only(
      'what-modules-share',
      'fulfillment/(outside|lms)',
      ['^src/fulfillment/fulfillment-module\\.ts$', '^src/kernel/', '^src/platform/http/'],
      'How modules speak with others knows no more of the house than a module does.',
    ),
    {
      name: 'context-by-contract',
      severity: 'error',
      comment:
        'A context sees order, kernel, platform, config, and the contract.ts of another context.',
      from: { path: `^src/(${contexts})/`, pathNot: '\\.spec\\.tsx?$' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/$1/',
          '^src/(order|kernel|platform|config)/',
          `^src/(${contexts})/contract\\.ts$`,
        ],
      },
    },
    no(
      'pure-code-has-no-machinery',
      '^src/(kernel|order)/',
      'node_modules/(@nestjs|rxjs|@grpc|@eventstore|kysely|pg|@electric-sql|pino|undici|fastify|jose|lmdb)/',
      'No Nest, rxjs, gRPC, SQL, clock or random in kernel and order.',
    ),
    no(
      'kernel-node-crypto-only',
      '^src/(kernel|order)/',
      '^(node:)?(fs|net|http|https|timers|worker_threads|child_process)',
      'Pure code does no I/O.',
    ),
    {
      name: 'one-client-adapter',
      severity: 'error',
      comment:
        'The event store client has traps; they end in platform/event-store. The node reuses its compiled stubs.',
      from: { path: '^src/', pathNot: '^src/(platform/event-store|embedded-node/grpc)/' },
      to: { path: 'node_modules/@eventstore/db-client/' },
    },
    {
      name: 'not-to-dev-dependency',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
