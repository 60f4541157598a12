import type { OauthClient, TokenSource } from '../platform/http/client-credentials.js';
import type { OutgoingHttp } from '../platform/http/outgoing-http.js';
import type { Receipt } from '../order/events.js';
import type {
  AttemptResult,
  LineDeferred,
  LineFailed,
  ProbeResult,
  RevocationResult,
} from '../order/results.js';
import type { Line, Placed } from '../order/state.js';

export type {
  AttemptResult,
  Line,
  LineDeferred,
  LineFailed,
  Placed,
  ProbeResult,
  Receipt,
  RevocationResult,
};

/** What a module found out about one line. */
export type LineResult = AttemptResult & { readonly lineId: string };

/** One run of a module, by the worker that holds the claim. */
export interface Attempt {
  /**
   * To be awaited before each outside call for the line: makes sure that the claim is ours for as long as one call
   * may last. Throws when it is not; the module lets that through and calls nobody.
   */
  begin(line: Line): Promise<void>;
}

/** Where the LMS is, for the modules that need it. */
export interface LmsAccess {
  readonly url: URL;
  /** Undefined: not configured; lines that need it fail with class `configuration`. */
  readonly apiKey: string | undefined;
  /** Limit of one call from sending to the last byte, in ms. */
  readonly timeoutMs: number;
  /** Client credentials for its JWT APIs. Undefined: not configured. */
  readonly oauth?: OauthClient | undefined;
}

/** Where the module webhook sends its messages, and what they say. */
export interface WebhookAccess {
  readonly url: URL | undefined;
  /** As Standard Webhooks spells them; each signs. */
  readonly secrets: readonly string[];
  readonly productTypes: readonly string[];
  readonly personalData: readonly ('username' | 'email' | 'lmsUserId')[];
  /** Of one call, in ms. */
  readonly timeoutMs: number;
  /** Epoch ms; a signature has its time. */
  readonly now: () => number;
}

/** A line that gives enrollment codes. */
export interface LineOfCodes {
  readonly orderNumber: string;
  readonly lineId: string;
}

/** Why the book of codes could not be asked. `unavailable`: what was to be written may have been. */
export type CodeBookFailure = 'unavailable' | 'key-missing';

/** Where it is written how many codes a line gave, and which of them are void; never the codes. All of it may be repeated. */
export interface CodeBook {
  /** Gives a line its codes. What it was given before counts, whatever key is used today. */
  issue(
    line: LineOfCodes,
    count: number,
  ): Promise<{ readonly count: number; readonly keyId: string } | CodeBookFailure>;
  /** Takes back what nobody has used. Awaits `hold` from time to time: makes sure that nobody else is at it. */
  voidUnused(
    line: LineOfCodes,
    hold: () => Promise<void>,
  ): Promise<
    { readonly codes: number; readonly voided: number; readonly used: number } | CodeBookFailure
  >;
}

/** What every module is made with. */
export interface ModuleContext {
  /**
   * Calls outside: over the module's own connections, within its limits (`CALL_*`). It throws where a call is not made, because
   * the other side fails again and again, or too many are under way; the module lets that through: it is no attempt.
   */
  readonly http: OutgoingHttp;
  readonly lms: LmsAccess;
  /** One for all modules; undefined where the LMS has no `oauth`. */
  readonly tokens?: TokenSource | undefined;
  /** Absent: in worlds without enrollment codes. */
  readonly codes?: CodeBook | undefined;
  /** Absent: nothing is said of it. */
  readonly webhook?: WebhookAccess | undefined;
  /** `MODULE_<NAME>_*` of the environment, for a module in a file of its own: `MODULE_GIFT_URL` of `gift.mjs` is `URL`. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

/** What a module needs and was not given. */
export interface Lack {
  /** What is missing, as it is spelled: `MODULE_GIFT_URL`. */
  readonly variable: string;
  /** `MODULE_GIFT_URL=https://gifts.example.com` */
  readonly example: string;
  /** How its lines fail; class `configuration`. Default: code `module-not-configured`. */
  readonly failure?: LineFailed;
}

/**
 * A product type made good. The first configured module that supports a line gets it.
 * Time, retries, claims and records are not its business: it calls, and says what came of it.
 */
export interface FulfillmentModule {
  /** In small letters, digits and single hyphens; of a module in a file of its own, the file's. */
  readonly name: string;

  /** It is named at the start, and lines fail without the module being asked. Absent: it has all that it needs. */
  readonly lacks?: Lack | undefined;

  /**
   * True: attempting a line again after a crash has its effect once, because it looks or derives before it acts. False: what may
   * have been done is asked for by `probe` first; without one it waits for a person.
   */
  readonly repeatable: boolean;

  supports(line: Pick<Line, 'productType' | 'attributes'>): boolean;

  /**
   * Attempts the lines, and yields a result for each as soon as it is known. A line that fails never stops the others.
   * What the outside world does is a result; throwing means a bug (the line then fails with class `server`).
   */
  fulfillProduct(
    order: Placed,
    lines: readonly Line[],
    attempt: Attempt,
  ): AsyncIterable<LineResult>;

  /**
   * Takes back what the line gave, once or again: the outcome of an earlier try may be unknown. Awaits `attempt.begin`
   * before each outside call, as above. A product that cannot be taken back fails with code `not-supported`.
   */
  revokeLine(order: Placed, line: Line, attempt: Attempt): Promise<RevocationResult>;

  /**
   * Looks, without changing anything, what became of a line whose outcome is unknown or deferred. Without it a deferred
   * line waits for the other side to tell us, and an unknown outcome of a module that is not repeatable for a person.
   */
  probe?(order: Placed, line: Line, attempt: Attempt): Promise<ProbeResult>;
}

/** The default export of a module in a file of its own; that one may be asynchronous. */
export type CreateModule = (context: ModuleContext) => FulfillmentModule;
