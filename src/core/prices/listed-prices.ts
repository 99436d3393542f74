import { type AliasOverride, aliasOverrideOf } from './alias-overrides.ts';
import type { PriceData } from './data.ts';
import { discountOf } from './discounts.ts';
import type { ModelIdentity } from './identity.ts';
import type { PriceOverrides } from './overrides.ts';
import { type PriceLookup, tierAndBlendedPrice } from './priced-model.ts';
import { flatRate, type Rates, ratesOfModelPrice, scaleRates } from './rates.ts';
import { findPriceRow, type PriceRow } from './rows.ts';
import { blendedPriceOf } from './tiers.ts';

/** What prices are looked up in. */
export interface PriceSources {
  readonly at: Date;
  readonly overrides: PriceOverrides;
  readonly data: PriceData;
}

/** The price of a model by the price list, less the discount for `provider` (the name in the source). */
export function listedPriceOf(sources: PriceSources, provider: string | null, identity: ModelIdentity): PriceLookup {
  const { data, overrides } = sources;
  const found = findRow(sources, identity);
  const written = identity.ownNames[0] ?? '';
  if (found === null)
    return { kind: 'unpriced', reason: `no price for ${written} in the list of ${identity.provider}` };
  const { row } = found;
  const listRates = ratesOfRow(row);
  if ('reason' in listRates) return { kind: 'unpriced', reason: `no price: ${written} ${listRates.reason}` };
  const discount = discountOf(overrides.discounts, provider, identity.provider);
  const otherHours = row.otherHours.map(ratesOfModelPrice).flatMap((rates) => ('reason' in rates ? [] : [rates]));
  const basis = found.alias === null ? identity.basis : 'assumed';
  return {
    kind: 'priced',
    price: {
      provider: identity.provider,
      model: row.id,
      rates: scaleRates(listRates, 1 - discount),
      otherHours: otherHours.map((rates) => scaleRates(rates, 1 - discount)),
      ...tierAndBlendedPrice([ratesWithoutRegion(sources, identity.provider, row) ?? listRates, ...otherHours]),
      contextWindow: row.contextWindow,
      basis: discount > 0 && basis === 'exact' ? 'configured' : basis,
      source: data.source,
      asOf: data.asOf,
      notes: [
        ...identity.notes,
        ...notesOnAlias(found, listRates),
        ...(discount > 0
          ? [`${Math.round(discount * 1000) / 10} % discount of ${identity.provider} (callcost.yml)`]
          : []),
        ...(otherHours.length > 0
          ? [`the price of ${row.id} depends on the hour of the day; the range covers all`]
          : []),
      ],
    },
  };
}

interface FoundRow {
  readonly row: PriceRow;
  /** The floating name that led to the row, and what the list itself says for that name. */
  readonly alias: { readonly override: AliasOverride; readonly listed: PriceRow | null } | null;
}

function findRow(sources: PriceSources, identity: ModelIdentity): FoundRow | null {
  const { data, at } = sources;
  const listed = findPriceRow(data, identity.provider, identity.candidates, at);
  for (const candidate of identity.candidates) {
    const override = aliasOverrideOf(identity.provider, candidate);
    const row = override === undefined ? null : findPriceRow(data, identity.provider, [override.target], at);
    if (override !== undefined && row !== null) return { row, alias: { override, listed } };
  }
  return listed === null ? null : { row: listed, alias: null };
}

/** Sources disagree when the list's own price of the floating name differs by more than 5 %. */
function notesOnAlias(found: FoundRow, rates: Rates): readonly string[] {
  if (found.alias === null) return [];
  const { override, listed } = found.alias;
  const note = `${override.alias} points to ${override.target} (${override.source})`;
  const old = listed === null ? null : ratesOfModelPrice(listed.price);
  if (old === null || 'reason' in old) return [note];
  const [before, now] = [blendedPriceOf(old) ?? 0, blendedPriceOf(rates) ?? 0];
  if (Math.abs(before - now) <= 0.05 * now) return [note];
  const price = `$${old.input.base}/$${old.output?.base ?? 0}`;
  return [note, `sources disagree: the price list still has ${price} for ${override.alias}`];
}

/** A row that the list itself calls free costs a true $0; every other row without token price has no price. */
function ratesOfRow(row: PriceRow): Rates | { readonly reason: string } {
  const rates = ratesOfModelPrice(row.price);
  if (!('reason' in rates) || !row.free || Object.keys(row.price).length > 0) return rates;
  return { input: flatRate(0), output: flatRate(0), cacheRead: null, cacheWrite: null, usdPerRequest: 0 };
}

/** Bedrock adds 10 % for a region; that changes the cost of a model, not its tier. */
function ratesWithoutRegion(sources: PriceSources, provider: string, row: PriceRow): Rates | null {
  if (!row.id.startsWith('regional.')) return null;
  const sibling = findPriceRow(sources.data, provider, [row.id.replace(/^regional\./, 'global.')], sources.at);
  const rates = sibling === null ? null : ratesOfModelPrice(sibling.price);
  return rates === null || 'reason' in rates ? null : rates;
}
