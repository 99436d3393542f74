import { ask, Formatter } from './formatter';

test('formats', async () => {
  expect(await new Formatter('test-model').format('hello')).toBe('Hello.');
  expect(await ask('Is this a test?')).toBe('Yes.');
});
