/** A reply larger than this is no price list; bytes. */
const maxBytes = 50_000_000;

/** Time for the whole request; milliseconds. */
const timeoutMs = 15_000;

/** Fetches JSON over the network. Rejects, in words for people, for anything but a good reply of bearable size in time. */
export async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { signal: AbortSignal.any([signal, timeout]) }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new Error(timeout.aborted ? `${url} did not answer in time` : `${url} cannot be reached (${causeOf(error)})`);
  });
  if (!response.ok || response.body === null) throw new Error(`${url} answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new Error(`${url} sends more than ${maxBytes / 1e6} MB`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Error(`${url} did not answer with JSON`);
  }
}

/** `fetch` hides the reason (refused, no such host) in the cause. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}
