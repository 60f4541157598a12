export interface EventFilter {
  matches(event: { readonly stream: string; readonly type: string }): boolean;
}

export class InvalidFilter extends Error {
  override readonly name = 'InvalidFilter';
}

/** On the stream's name or the event's type; a regular expression if there is one, else any of the prefixes. */
export function eventFilter(
  on: 'stream' | 'type',
  expression: { regex: string; prefixes: readonly string[] },
): EventFilter {
  const matches =
    expression.regex === '' ? byPrefix(expression.prefixes) : byRegex(expression.regex);
  return on === 'stream'
    ? { matches: (record) => matches(record.stream) }
    : { matches: (record) => matches(record.type) };
}

const byPrefix = (prefixes: readonly string[]) => (text: string) =>
  prefixes.some((prefix) => text.startsWith(prefix));

/** EventStoreDB's expressions are .NET's, found anywhere in the text. What JavaScript spells otherwise is translated. */
function byRegex(source: string): (text: string) => boolean {
  const [, flags = '', rest = source] = /^\(\?([imsx]+)\)(.*)$/s.exec(source) ?? [];
  const translated = rest.replaceAll('\\A', '^').replaceAll(/\\[zZ]/g, '$');
  const plain = flags.includes('x') ? withoutSpace(translated) : translated;
  const regex = compiled(plain, flags.replaceAll('x', ''));
  return (text) => regex.test(text);
}

/** What `x` lets stand between the parts of an expression: white space and remarks, but not within classes. */
const withoutSpace = (source: string) =>
  source.replaceAll(/(\\.|\[(?:\\.|[^\]])*\])|\s+|#.*/g, '$1');

/** Classes such as `\p{L}` need JavaScript's `u`, which in turn refuses escapes that .NET takes. */
function compiled(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    return withoutUnicode(source, flags);
  }
}

function withoutUnicode(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new InvalidFilter(`Invalid filter: ${(error as Error).message}`);
  }
}
