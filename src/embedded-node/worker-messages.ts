export interface WorkerOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
}

export type FromWorker =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'refused'; readonly name: string; readonly message: string }
  | { readonly kind: 'report'; readonly message: string };
