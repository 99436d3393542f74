import { formatDay } from '../../core/present/days.ts';
import { bundledPriceData } from '../../core/prices/data.ts';
import { acceptPrices, type FetchJson, refreshPrices } from '../../core/prices/refresh.ts';
import type { Analyses } from '../analyses.ts';
import type { ServerHost } from '../host.ts';
import type { RefreshedPrices } from '../protocol.ts';

/** Where refreshed prices outlive a session; null for nowhere. */
export type PriceFile = string | null;

/** A fetched list with the day on which it was fetched. */
interface StoredPrices {
  readonly fetchedAt: string;
  readonly list: unknown;
}

/** Fetches newer prices, uses them from now on and keeps them for later sessions. */
export async function refreshServerPrices(
  analyses: Analyses,
  host: ServerHost,
  file: PriceFile,
  fetchJson: FetchJson,
  signal: AbortSignal,
): Promise<RefreshedPrices> {
  let list: unknown = null;
  const keeping: FetchJson = async (url, signal) => {
    list = await fetchJson(url, signal);
    return list;
  };
  const at = host.now();
  const result = await refreshPrices(bundledPriceData, at, keeping, signal);
  if (result.kind === 'kept') {
    return { isRefreshed: false, message: `Prices of ${formatDay(analyses.prices().asOf)} stay: ${result.reason}.` };
  }
  await analyses.replacePrices(result.data);
  const stored: StoredPrices = { fetchedAt: at.toISOString(), list };
  if (file !== null) await host.writeText(file, JSON.stringify(stored));
  return { isRefreshed: true, message: `Prices of ${formatDay(result.data.asOf)} hold from now on.` };
}

/**
 * Uses the prices that an earlier session fetched, unless the bundled ones are newer. Says when they were fetched; null
 * where none are used.
 */
export async function restorePrices(analyses: Analyses, host: ServerHost, file: PriceFile): Promise<Date | null> {
  const text = file === null ? null : await host.readText(file).catch(() => null);
  const stored = text === null ? null : parseStored(text);
  if (stored === null) return null;
  const at = new Date(stored.fetchedAt);
  if (Number.isNaN(at.getTime()) || at > host.now()) return null;
  if (at.toISOString().slice(0, 10) < bundledPriceData.asOf) return null;
  const result = acceptPrices(bundledPriceData, stored.list, at);
  if (result.kind === 'kept') return null;
  await analyses.replacePrices(result.data);
  return at;
}

function parseStored(text: string): StoredPrices | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('fetchedAt' in value) || !('list' in value)) return null;
    return typeof value.fetchedAt === 'string' ? { fetchedAt: value.fetchedAt, list: value.list } : null;
  } catch {
    // Half written, or by a version with another form: the bundled prices hold.
    return null;
  }
}
