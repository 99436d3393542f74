import assert from 'node:assert/strict';
import { compactJsonIn, withoutIndentation, withoutPrettyPrinting } from '../../../../src/core/rules/white-space.ts';

describe('indentation of a literal', () => {
  const check = (literal: string, expected: string | null) => assert.equal(withoutIndentation(literal), expected);

  it('goes where all lines share it', () => {
    check('"""\n    One\n      Two\n    """', '"""\nOne\n  Two\n"""');
    check('f"""Start\n        One {x}\n        Two"""', 'f"""Start\nOne {x}\nTwo"""');
    check('`\n\t\t\t\tOne\n\n\t\t\t\tTwo\n`', '`\nOne\n\nTwo\n`');
  });

  it('stays where it says something, and in what is no such literal', () => {
    check('"""def f():\n    return 1\nprint()"""', null);
    check('"""\n  One\n  Two"""', null);
    check('"""One line"""', null);
    check('"a" + "b"', null);
    check('', null);
  });
});

describe('JSON over several lines', () => {
  const check = (text: string, expected: readonly string[]) =>
    assert.deepEqual(
      compactJsonIn(text).map(({ compact }) => compact),
      expected,
    );

  it('is found with its compact form, also within a text', () => {
    check('Answer:\n{\n  "a": 1,\n  "b": [\n    2\n  ]\n}\nThanks.', ['{"a":1,"b":[2]}']);
    check('  Like [\n    1,\n    2\n  ] and nothing else', ['[1,2]']);
  });

  it('is nothing else: no code, no JSON with comments, no compact JSON', () => {
    check('{\n  a: 1\n}', []);
    check('if (x) {\n  y();\n}', []);
    check('{"a": 1}', []);
    check('{\n'.repeat(20_000), []);
  });
});

describe('calls that print JSON', () => {
  const check = (source: string, expected: string | null) => assert.equal(withoutPrettyPrinting(source), expected);

  it('lose their indentation', () => {
    check('json.dumps(row, indent=2)', 'json.dumps(row)');
    check('json.dumps(row, indent=4, ensure_ascii=False)', 'json.dumps(row, ensure_ascii=False)');
    check('JSON.stringify(rows, null, 2)', 'JSON.stringify(rows)');
    check("JSON.stringify(f(a, b), undefined, '\\t')", 'JSON.stringify(f(a, b))');
  });

  it('stay as they are where they have none', () => {
    check('json.dumps(row)', null);
    check('JSON.stringify(rows)', null);
    check('JSON.stringify(rows, replacer, 2)', null);
    check('dumps(row, indent=2)', null);
  });
});
