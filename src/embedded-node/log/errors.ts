/** The disk has no room: the append was not written; reads go on, and so do appends once there is room. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
}

/** A write or flush failed in a way after which nothing more may be written until the node is started again. */
export class LogUnwritable extends Error {
  override readonly name = 'LogUnwritable';
}

/** Bytes that were acknowledged are not what was written. */
export class DamagedLog extends Error {
  override readonly name = 'DamagedLog';
}

/** Another node, in this process or another, has the folder open. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** A position at which no record begins. */
export class InvalidPosition extends Error {
  override readonly name = 'InvalidPosition';
}

const NO_ROOM = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EFBIG']);

export const isNoRoom = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && NO_ROOM.has(error.code);
