import { bundledPriceData, type PriceData } from '../core/prices/data.ts';
import { refreshPrices } from '../core/prices/refresh.ts';
import { fetchJson } from '../workspace/fetch-json.ts';
import type { Flag, ParsedArguments } from './arguments.ts';
import type { CommandContext } from './command.ts';

/** Flags that decide which prices hold. */
export const priceFlags: readonly Flag[] = [
  { name: 'refresh-prices', value: null, help: 'Fetch the newest price list for this run' },
  { name: 'offline', value: null, help: 'Never use the network, whatever else is said' },
];

/** The bundled prices, or newer ones when these were asked for and could be had; says so where they could not. */
export async function choosePrices(
  { switches }: ParsedArguments,
  { terminal, at, signal }: CommandContext,
): Promise<PriceData> {
  if (!switches.has('refresh-prices')) return bundledPriceData;
  const result = await refreshPrices(bundledPriceData, at, switches.has('offline') ? null : fetchJson, signal);
  if (result.kind === 'refreshed') return result.data;
  terminal.log(`Prices of ${bundledPriceData.asOf} stay: ${result.reason}.`);
  return bundledPriceData;
}
