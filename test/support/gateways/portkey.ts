import { type ContractServer, fixture, startContractServer } from './contract-server.ts';

/** Three policies: by feature, of one feature, and by user. Fixture by path. */
export const portkeyFixtures = {
  '/policies/usage-limits': 'portkey/policies',
  '/policies/usage-limits/3c90c3cc-0d44-4b50-8888-8dd25736052a': 'portkey/features',
  '/policies/usage-limits/policy-tokens': 'portkey/tokens',
  '/policies/usage-limits/policy-users': 'portkey/users',
};

export function startPortkey(): Promise<ContractServer> {
  return startContractServer(
    Object.fromEntries(Object.entries(portkeyFixtures).map(([path, name]) => [`GET ${path}`, fixture(name)])),
  );
}
