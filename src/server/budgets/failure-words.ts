import type { GatewayKind } from '../../core/budget.ts';
import type { GatewayFailure } from '../../gateway/fetch-port.ts';

/** What the meter says where there is nothing to measure: `Budgets: key refused`. */
export function failureWords(failure: GatewayFailure): string {
  return words[failure];
}

const words: Readonly<Record<GatewayFailure, string>> = {
  unreachable: 'offline',
  timeout: 'no answer in time',
  redirect: 'wrong address',
  insecure: 'not encrypted',
  refused: 'key refused',
  busy: 'gateway busy',
  malformed: 'cannot be read',
  'too-large': 'cannot be read',
  'not-allowed': 'not allowed',
  'no-key': 'key missing',
};

/** The page of a gateway for people. */
export function gatewayPage(kind: GatewayKind, baseUrl: string): string {
  const { origin } = new URL(baseUrl);
  switch (kind) {
    case 'litellm':
      return `${baseUrl}/ui`;
    case 'portkey':
      return origin === 'https://api.portkey.ai' ? 'https://app.portkey.ai' : origin;
    default:
      return origin;
  }
}
