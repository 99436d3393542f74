import assert from 'node:assert/strict';
import { jsonErrorOffset } from '../../../../src/core/scan/json-error.ts';

const whole = '{ "a": [1, -2.5e3, true, null, NaN, {"b\\u0041": "c\\n"}, []], "d": {} } ';

describe('the place of an error in JSON', () => {
  it('is the end of a text that ends too early, or the beginning of what is cut off', () => {
    for (let length = 0; length < whole.length - 2; length++) {
      const offset = jsonErrorOffset(whole.slice(0, length));
      assert.ok(offset <= length && !/[\s{}[\],:]/.test(whole.slice(offset, length)), `${length}: ${offset}`);
    }
  });

  it('is where a character stands that does not belong there', () => {
    for (let offset = 0; offset <= whole.length; offset++) {
      const broken = `${whole.slice(0, offset)}\u0001${whole.slice(offset)}`;
      assert.ok(jsonErrorOffset(broken) <= broken.length);
    }
    assert.equal(jsonErrorOffset(`${whole}x`), whole.length);
    assert.equal(jsonErrorOffset('{"a": 1}}'), 8);
    assert.equal(jsonErrorOffset('[1}'), 2);
  });

  it('is the end where there is none', () => assert.equal(jsonErrorOffset(whole), whole.length));
});
