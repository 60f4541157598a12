import { toRfc3339 } from '../../../kernel/time.js';
import type {
  Attempt,
  AttemptResult,
  CodeBook,
  CodeBookFailure,
  CreateModule,
  Line,
  LineFailed,
  Placed,
  RevocationResult,
} from '../../fulfillment-module.js';

const WEEK_MS = 7 * 86_400_000;

/** So long as the predecessor's codes were good, but from when the order was placed: it never changes. */
const GOOD_FOR_MS = 520 * WEEK_MS;

const FAILURES: Readonly<Record<CodeBookFailure, LineFailed>> = {
  unavailable: {
    ...{ kind: 'failed', class: 'timeout', code: 'code-book-unavailable', retryable: true },
    message: 'The book of enrollment codes did not answer.',
    outcomeUnknown: true,
  },
  'key-missing': {
    ...{ kind: 'failed', class: 'configuration', code: 'code-key-missing', retryable: true },
    message: 'The key that these codes were made with is not configured any more.',
  },
};

const NO_COURSE_KEY: LineFailed = {
  ...{ kind: 'failed', class: 'configuration', code: 'attributes-missing', retryable: false },
  message:
    'The line has no attribute courseKey or seatType, so codes of it would be good for nothing.',
};

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Codes are derived, so giving them again gives the same ones; only that they were given is written down. */
async function giveCodes(
  book: CodeBook,
  { details, placedAt }: Placed,
  line: Line,
  attempt: Attempt,
): Promise<AttemptResult> {
  const { courseKey, seatType } = line.attributes ?? {};
  if (!isText(courseKey) || !isText(seatType)) return NO_COURSE_KEY;
  await attempt.begin(line);
  const { orderNumber } = details;
  const issued = await book.issue({ orderNumber, lineId: line.id }, line.quantity);
  if (typeof issued === 'string') return FAILURES[issued];
  const { count: codes, keyId } = issued;
  const expiresAt = toRfc3339(placedAt + GOOD_FOR_MS);
  return { kind: 'fulfilled', receipt: { codes, keyId, expiresAt } };
}

async function takeBack(
  book: CodeBook,
  { details: { orderNumber } }: Placed,
  line: Line,
  attempt: Attempt,
): Promise<RevocationResult> {
  const hold = (): Promise<void> => attempt.begin(line);
  const taken = await book.voidUnused({ orderNumber, lineId: line.id }, hold);
  return typeof taken === 'string' ? FAILURES[taken] : { kind: 'revoked', receipt: { ...taken } };
}

/** Enrollment codes are made good by existing. Who uses one is enrolled by an order of their own (src/codes). */
export const createEnrollmentCodeModule: CreateModule = ({ codes }) => {
  if (!codes) throw new Error('The module enrollment-code has no book of codes.');
  return {
    name: 'enrollment-code',
    repeatable: true,
    supports: ({ productType }) => productType === 'Enrollment Code',
    async *fulfillProduct(order, lines, attempt) {
      for (const line of lines) {
        yield { lineId: line.id, ...(await giveCodes(codes, order, line, attempt)) };
      }
    },
    revokeLine: (order, line, attempt) => takeBack(codes, order, line, attempt),
  };
};
