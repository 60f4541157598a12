const maxNames = 500;
const maxRemembered = 5000;

/**
 * Names the statements that come again, so that a session parses and plans them once (PGlite runs them twice as fast).
 * A batch of another size is another text, so names are given from the second time on, and not without end.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #seenOnce = new Set<string>();

  nameFor(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined || this.#names.size >= maxNames) return known;
    if (this.#seenOnce.delete(sql)) {
      const name = `makegood_${this.#names.size}`;
      this.#names.set(sql, name);
      return name;
    }
    if (this.#seenOnce.size >= maxRemembered) this.#seenOnce.clear();
    this.#seenOnce.add(sql);
    return undefined;
  }
}
