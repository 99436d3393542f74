/** Measured numbers in words, with their window and their sample. */
import type { MeasuredCall } from '../measured-use.ts';

/** `1,240 input and 180 output tokens measured over 30 days, 812 requests (LiteLLM)`, and what else is measured. */
export function measuredNotes(measured: MeasuredCall | null, hasMeasuredInput: boolean): readonly string[] {
  if (measured === null) return [];
  const { inputTokens, outputTokens, p95OutputTokens, cacheReadShare, requests, requestsPerMonth, source } = measured;
  const window = `over ${daysText(measured.days)}, ${grouped(requests)} ${requests === 1 ? 'request' : 'requests'} (${source})`;
  const input = inputTokens === null || !hasMeasuredInput ? [] : [`${grouped(inputTokens)} input`];
  const output = outputTokens === null ? [] : [`${grouped(outputTokens)} output`];
  const tokens = [...input, ...output].join(' and ');
  return [
    tokens === '' ? `measured ${window}` : `${tokens} tokens measured ${window}`,
    ...(inputTokens === null || hasMeasuredInput
      ? []
      : [
          `${grouped(inputTokens)} input tokens were measured, less than the text in the source has: it has changed since`,
        ]),
    ...(p95OutputTokens === null ? [] : [`95 % of the answers measured have up to ${grouped(p95OutputTokens)} tokens`]),
    ...(cacheReadShare === null
      ? []
      : [`${Math.round(cacheReadShare * 100)} % of the input measured is read from a cache`]),
    `${grouped(requestsPerMonth)} requests a month measured, scaled from ${daysText(measured.days)} to 30.4`,
  ];
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
