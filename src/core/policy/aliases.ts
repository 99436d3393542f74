import type { Call } from '../model.ts';
import type { Policy } from './schema.ts';

/** A name that `aliases` of callcost.yml gives a model for. */
export interface ModelAlias {
  readonly name: string;
  readonly model: string;
}

/** The alias behind a call whose model the source names only by a deployment or gateway name; null when there is none. */
export function aliasOfCall(call: Call, policy: Policy): ModelAlias | null {
  const name = call.model?.source === 'dynamic' ? call.model.alias : undefined;
  if (name === undefined || !Object.hasOwn(policy.aliases, name)) return null;
  const model = policy.aliases[name];
  return model === undefined ? null : { name, model };
}

/** The call with a model that the configuration decides, since the source does not. */
export function withConfiguredModel(call: Call, model: string): Call {
  return { ...call, model: { value: model, source: 'config', range: null } };
}
