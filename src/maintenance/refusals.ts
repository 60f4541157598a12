import { rejection, type Rejection } from '../kernel/rejection.js';

export const streamNotParked = (): Rejection =>
  rejection('stream-not-parked', 'The consumer has not parked this stream.');

export const projectionNotFound = (): Rejection =>
  rejection('projection-not-found', 'There is no such projection.');

export const projectionNotReady = (): Rejection =>
  rejection(
    'projection-not-ready',
    'Nothing is built that could be switched to: no build is ready, or it parked more.',
  );

export const nothingToRollBack = (): Rejection =>
  rejection(
    'nothing-to-roll-back',
    'Nothing is kept of before, or this build of the service cannot feed that version.',
  );
