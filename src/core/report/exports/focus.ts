import { formatProvider } from '../../present/provider-names.ts';
import { middleOf } from '../../usd-ranges.ts';
import type { CallRow, ReportView } from '../view/report-view.ts';
import { type CsvCell, csvText } from './csv.ts';
import { placeText } from './words.ts';

/**
 * Estimates in the column set of FinOps FOCUS 1.2 (mandatory and recommended columns, and the conditional ones that apply),
 * for the calendar month of the report in UTC, a row for each call with a month. Nothing has been billed: BilledCost is 0,
 * and `x_Estimated` marks every row. Effective, contracted and list cost are the middle of the estimated range, or its
 * lower end where it has no upper end; `x_EstimatedCostLow` and `x_EstimatedCostHigh` have the range. What is priced is a
 * request, at its share of that cost: FOCUS asks of every row of usage for unit prices that give its cost.
 */
export function focusReport(view: ReportView): string {
  const period = monthOf(view.createdAt);
  const rows = view.rows.filter(({ perMonth }) => perMonth !== null);
  return csvText(
    columns.map(([name]) => name),
    rows.map((row) => columns.map(([, cellOf]) => cellOf(row, view, period))),
  );
}

/** First moment of a month, and the first one after it. */
interface Period {
  readonly start: string;
  readonly end: string;
}

function monthOf(moment: string): Period {
  const date = new Date(moment);
  const first = (offset: number) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1)).toISOString().replace('.000', '');
  return { start: first(0), end: first(1) };
}

type Column = readonly [name: string, cellOf: (row: CallRow, view: ReportView, period: Period) => CsvCell];

const cost = (row: CallRow) => middleOf(row.perMonth);
const provider = (row: CallRow) => (row.provider === null ? 'Unknown' : formatProvider(row.provider));
const requests = ({ requests: { value, low, high } }: CallRow) =>
  value ?? (low === null ? null : middleOf({ low, high }));

/** USD for a request; null where there are none that it could be the price of. */
function unitPrice(row: CallRow): number | null {
  const quantity = requests(row);
  return quantity === null || quantity === 0 ? null : cost(row) / quantity;
}

const columns: readonly Column[] = [
  ['BilledCost', () => 0],
  ['BillingAccountId', (_, { title }) => title],
  ['BillingAccountName', (_, { title }) => title],
  ['BillingCurrency', () => 'USD'],
  ['BillingPeriodStart', (_, __, { start }) => start],
  ['BillingPeriodEnd', (_, __, { end }) => end],
  ['ChargeCategory', () => 'Usage'],
  ['ChargeClass', () => null],
  ['ChargeDescription', (row, view) => `Estimate of ${row.operation} requests at ${placeText(row, view)}`],
  ['ChargeFrequency', () => 'Usage-Based'],
  ['ChargePeriodStart', (_, __, { start }) => start],
  ['ChargePeriodEnd', (_, __, { end }) => end],
  ['ConsumedQuantity', requests],
  ['ConsumedUnit', () => 'Requests'],
  ['ContractedCost', cost],
  ['ContractedUnitPrice', unitPrice],
  ['EffectiveCost', cost],
  ['InvoiceId', () => null],
  ['InvoiceIssuerName', provider],
  ['ListCost', cost],
  ['ListUnitPrice', unitPrice],
  ['PricingCategory', () => 'Standard'],
  ['PricingCurrency', () => 'USD'],
  ['PricingQuantity', requests],
  ['PricingUnit', () => 'Requests'],
  ['ProviderName', provider],
  ['PublisherName', provider],
  ['ResourceId', ({ id }) => id],
  ['ResourceName', ({ name }) => name],
  ['ResourceType', () => 'LLM call'],
  ['ServiceCategory', () => 'AI and Machine Learning'],
  ['ServiceName', (row) => `${provider(row)} API`],
  ['ServiceSubcategory', () => 'Generative AI'],
  ['SkuId', ({ model }) => model],
  ['SkuMeter', () => 'Requests'],
  ['SkuPriceId', ({ provider: id, model }) => (model === null ? null : `${id ?? 'unknown'}/${model}`)],
  ['SubAccountId', ({ feature }) => feature],
  ['SubAccountName', ({ feature }) => feature],
  ['SubAccountType', ({ feature }) => (feature === null ? null : 'Feature')],
  ['Tags', (row) => JSON.stringify(tagsOf(row))],
  ['x_Estimated', () => 'true'],
  ['x_EstimatedCostLow', ({ perMonth }) => perMonth?.low ?? null],
  ['x_EstimatedCostHigh', ({ perMonth }) => perMonth?.high ?? null],
  ['x_EstimateBasis', ({ basis }) => basis],
  ['x_ModelTier', ({ tier }) => tier],
  ['x_InputTokensPerRequest', ({ input }) => input.low],
  ['x_OutputTokensPerRequest', ({ output }) => output.low],
];

/** Tags of people as they are; ours carry a prefix, as FOCUS asks of tags that a tool sets. */
function tagsOf({ tags, feature, owner, costCenter }: CallRow): Readonly<Record<string, string>> {
  return {
    ...tags,
    ...(feature === null ? {} : { 'callcost/feature': feature }),
    ...(owner === null ? {} : { 'callcost/owner': owner }),
    ...(costCenter === null ? {} : { 'callcost/cost-center': costCenter }),
  };
}
