/** What people are told about each kind of gateway when they set one up. */
import { l10n } from 'vscode';
import type { NetworkGatewayKind } from './gateway-setting.ts';

/** A kind in words. */
export interface GatewayKindWords {
  readonly name: string;
  readonly description: string;
  /** An address to start from; empty where every team has its own. */
  readonly url: string;
  /** What kind of key is enough. */
  readonly keyHint: string;
  readonly needsKey: boolean;
}

/** The name of a kind, which is the same in every language. */
export function formatKind(kind: NetworkGatewayKind): string {
  return names[kind];
}

const names: Readonly<Record<NetworkGatewayKind, string>> = {
  litellm: 'LiteLLM',
  bifrost: 'Bifrost',
  json: 'JSON',
  openrouter: 'OpenRouter',
  portkey: 'Portkey',
  langfuse: 'Langfuse',
};

/** In the order in which they are offered. */
export function gatewayKinds(): ReadonlyMap<NetworkGatewayKind, GatewayKindWords> {
  const own = { url: '', needsKey: true };
  return new Map<NetworkGatewayKind, GatewayKindWords>([
    [
      'litellm',
      {
        ...own,
        name: names.litellm,
        description: l10n.t('budgets of tags, keys and teams, spend by day, prices'),
        keyHint: l10n.t('A read-only key is enough (key type "read_only"); tag budgets need one of an admin viewer.'),
      },
    ],
    [
      'bifrost',
      {
        ...own,
        name: names.bifrost,
        description: l10n.t('budgets of a virtual key'),
        keyHint: l10n.t('Your own virtual key, which begins with sk-bf-.'),
      },
    ],
    [
      'json',
      {
        ...own,
        name: l10n.t('JSON endpoint of your team'),
        description: l10n.t('budgets by feature from any source, see the documentation'),
        keyHint: l10n.t('The token of the endpoint. Leave it empty where it needs none.'),
        needsKey: false,
      },
    ],
    [
      'openrouter',
      {
        ...own,
        name: names.openrouter,
        description: l10n.t('limit and spend of a key'),
        url: 'https://openrouter.ai',
        keyHint: l10n.t('The key whose limit you want to see; no management key.'),
      },
    ],
    [
      'portkey',
      {
        ...own,
        name: names.portkey,
        description: l10n.t('usage limits by metadata'),
        url: 'https://api.portkey.ai',
        keyHint: l10n.t('A service key that may read usage limit policies.'),
      },
    ],
    [
      'langfuse',
      {
        ...own,
        name: names.langfuse,
        description: l10n.t('measured use and spend; budgets come from callcost.yml'),
        url: 'https://cloud.langfuse.com',
        keyHint: l10n.t('Public and secret key with a colon between them: pk-lf-…:sk-lf-…'),
      },
    ],
  ]);
}
