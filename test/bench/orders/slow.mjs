/** A module whose other side takes 5 s for each line. */
export default function createSlowModule() {
  const slowly = async (attempt, line) => {
    await attempt.begin(line);
    await new Promise((answered) => setTimeout(answered, 5_000));
  };
  return {
    name: 'slow',
    repeatable: true,
    supports: ({ productType }) => productType === 'Slow',
    async *fulfillProduct(order, lines, attempt) {
      for (const line of lines) {
        await slowly(attempt, line);
        yield { lineId: line.id, kind: 'fulfilled', receipt: {} };
      }
    },
    async revokeLine(order, line, attempt) {
      await slowly(attempt, line);
      return { kind: 'revoked', receipt: {} };
    },
  };
}
