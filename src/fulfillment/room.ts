/** How many commands of a party one process is at, at once. */
export type RoomOf = (party: string) => number;

/** A `RoomOf`. */
export const ROOM_OF = Symbol('RoomOf');
