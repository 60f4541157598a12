/** Stripe's request bodies: form fields, nested as `metadata[orderNumber]=…` and `expand[0]=…`. */
export type Form = ReadonlyMap<string, string>;

export function parseForm(text: string): Form {
  return new Map(new URLSearchParams(text));
}

/** `metadata[a]=1` → `{ a: '1' }` for `metadata`. */
export function fieldsOf(form: Form, name: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [key, value] of form) {
    const inner = new RegExp(`^${name}\\[([^\\]]+)\\]$`).exec(key)?.[1];
    if (inner !== undefined) fields[inner] = value;
  }
  return fields;
}

/** The fields that a request has, by their outermost names. */
export function namesOf(form: Form): readonly string[] {
  return [...new Set([...form.keys()].map((key) => key.replace(/\[.*$/, '')))];
}
