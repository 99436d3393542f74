import { type ContractServer, fixture, startContractServer } from './contract-server.ts';

/** A Portkey with three policies: by feature, of one feature, and by user. */
export function startPortkey(): Promise<ContractServer> {
  return startContractServer({
    'GET /policies/usage-limits': fixture('portkey/policies'),
    'GET /policies/usage-limits/3c90c3cc-0d44-4b50-8888-8dd25736052a': fixture('portkey/features'),
    'GET /policies/usage-limits/policy-tokens': fixture('portkey/tokens'),
    'GET /policies/usage-limits/policy-users': fixture('portkey/users'),
  });
}
