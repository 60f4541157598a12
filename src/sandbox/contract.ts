/** What the rest of the house may use of the sandbox: it stands for other companies. */
export { startSandboxLms } from './lms/server.js';
export type { SandboxLms, SandboxLmsOptions } from './lms/server.js';
export { openSandboxProcessor } from './processor/sandbox-processor.js';
export type { SandboxProcessor, SandboxProcessorOptions } from './processor/sandbox-processor.js';
