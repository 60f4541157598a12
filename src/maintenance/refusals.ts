import { rejection, type Rejection } from '../kernel/rejection.js';

export const streamNotParked = (): Rejection =>
  rejection('stream-not-parked', 'The consumer has not parked this stream.');
