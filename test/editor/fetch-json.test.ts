import assert from 'node:assert/strict';
import { fetchJson } from '../../src/editor/fetch-json.ts';

describe('fetching on behalf of the server', () => {
  function check(url: string): Promise<void> {
    return assert.rejects(fetchJson(url), /is no address of a price list/);
  }

  it('refuses other hosts', () => check('https://example.com/pydantic/genai-prices/data.json'));
  it('refuses other repositories', () => check('https://raw.githubusercontent.com/other/genai-prices/data.json'));
  it('refuses paths that climb out', () =>
    check('https://raw.githubusercontent.com/pydantic/genai-prices/../../other/repository/data.json'));
  it('refuses unencrypted requests', () => check('http://raw.githubusercontent.com/pydantic/genai-prices/data.json'));
  it('refuses a host with ours as its user name', () =>
    check('https://raw.githubusercontent.com@example.com/pydantic/genai-prices/data.json'));
  it('refuses what is no address', () => check('data.json'));
});
