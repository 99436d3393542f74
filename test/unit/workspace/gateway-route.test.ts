import assert from 'node:assert/strict';
import { policySchema } from '../../../src/core/policy/schema.ts';
import { asRouted } from '../../../src/workspace/gateway-route.ts';
import { makeCall } from '../../support/calls.ts';

const litellm = { kind: 'litellm', url: 'https://llm.example.com' } as const;

/** Who is the provider of a call whose client is moved to an address; undefined for one that is not moved. */
function check(baseUrl: string | null | undefined, expected: string | null, gateway: object = litellm): void {
  const client = baseUrl === undefined ? { range: null } : { range: null, baseUrl };
  const policy = policySchema.parse({ gateway });
  assert.equal(asRouted(makeCall({ provider: null, client }), policy, null).provider, expected);
}

describe('calls through the gateway', () => {
  it('are those whose client is moved to its address', () => {
    check('https://llm.example.com/v1', 'litellm');
    check('https://LLM.example.com', 'litellm');
    check('https://llm.example.com:8443/v1', null);
    check('https://llm.example.com.evil.example', null);
    check('http://llm.example.com/v1', null);
    check(null, null);
    check(undefined, null);
  });

  it('are not known without an address, or where requests do not go through it', () => {
    check('https://llm.example.com/v1', null, {});
    check('https://llm.example.com/v1', null, { kind: 'litellm' });
    check('https://llm.example.com/v1', null, { ...litellm, kind: 'json' });
  });

  it('are those of the gateway that is set up, too', () => {
    const call = makeCall({ provider: 'local', client: { range: null, baseUrl: 'http://localhost:4000/v1' } });
    const set = { kind: 'litellm' as const, url: 'http://localhost:4000', snapshots: [] };
    assert.equal(asRouted(call, policySchema.parse({}), set).provider, 'litellm');
  });
});
