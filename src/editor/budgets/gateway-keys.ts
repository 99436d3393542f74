import type { SecretStorage } from 'vscode';

/** The keys of gateways, by origin: a key that was entered for one address is never sent to another. */
export interface GatewayKeys {
  of(origin: string): Promise<string | null>;
  store(origin: string, key: string): Promise<void>;
  remove(origin: string): Promise<void>;
}

/** Keeps keys in the secret storage of the editor, and nowhere else. */
export function createGatewayKeys(secrets: SecretStorage): GatewayKeys {
  return {
    of: async (origin) => (await secrets.get(nameOf(origin))) ?? null,
    store: async (origin, key) => secrets.store(nameOf(origin), key),
    remove: async (origin) => secrets.delete(nameOf(origin)),
  };
}

function nameOf(origin: string): string {
  return `callcost.gatewayKey ${origin}`;
}
