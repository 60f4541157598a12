/** An event as a client proposes it. */
export interface NewEvent {
  /** Lower case, dashed. */
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

export type AppendOutcome =
  /** `revision` -1: there is still no event. `position` is absent when the event written before can no longer be seen. */
  | { readonly kind: 'success'; readonly revision: number; readonly position: number | undefined }
  /** `current` -1: no event. */
  | { readonly kind: 'wrong-expected-version'; readonly current: number }
  | { readonly kind: 'stream-deleted' };

export const METADATA_TYPE = '$metadata';
export const TOMBSTONE_TYPE = '$streamDeleted';
export const LINK_TYPE = '$>';
/** The revision of a tombstone: 2^63 - 1, which a double holds as 2^63. */
export const TOMBSTONE_REVISION = 9_223_372_036_854_775_807n;
