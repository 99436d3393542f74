/**
 * Runs `work` on every item, at most `limit` at a time, and returns the results in the order of the items. The first
 * failure, or the signal, stops it from starting anything more; work that is under way is waited for.
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
  signal?: AbortSignal,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  let hasFailed = false;
  const worker = async () => {
    while (next < items.length && !hasFailed) {
      signal?.throwIfAborted();
      const index = next++;
      try {
        results[index] = await work(items[index] as Item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, worker));
  for (const end of ended) {
    if (end.status === 'rejected') throw end.reason;
  }
  return results;
}
