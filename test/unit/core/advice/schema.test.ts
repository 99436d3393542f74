import assert from 'node:assert/strict';
import type { ShapeKind } from '../../../../src/core/advice/advice.ts';
import { schemaBounds } from '../../../../src/core/advice/schema.ts';

function check(schema: string, kind: ShapeKind, isBounded: boolean) {
  const bounds = schemaBounds(schema);
  assert.deepEqual({ kind: bounds?.kind, isBounded: bounds?.tokens !== null }, { kind, isBounded }, schema);
}

describe('a response schema', () => {
  it('is read as JSON Schema', () => {
    check('{"enum":["spam","ham"]}', 'label', true);
    check('{"type":"object","properties":{"label":{"enum":["a","b"]}}}', 'label', true);
    check('{"type":"object","properties":{"ok":{"type":"boolean"},"score":{"type":"number"}}}', 'json', true);
    check('{"type":"object","properties":{"name":{"type":"string"}}}', 'json', false);
    check('{"type":"array","items":{"type":"number"}}', 'json', false);
    check('{"type":"array","maxItems":3,"items":{"type":"number"}}', 'json', true);
    check('{"name":"x","schema":{"$ref":"#/$defs/A","$defs":{"A":{"type":"boolean"}}}}', 'boolean', true);
  });

  it('that contains itself has no end', () => {
    check(
      '{"$ref":"#/$defs/T","$defs":{"T":{"type":"object","properties":{"next":{"$ref":"#/$defs/T"}}}}}',
      'json',
      false,
    );
  });

  it('is read as zod', () => {
    check('z.enum(["a", "b"])', 'label', true);
    check('const s = z.object({ ok: z.boolean(), n: z.number().min(1) });', 'json', true);
    check('z.object({ tags: z.array(z.enum(["a", "b"])).max(4), note: z.string().max(80).optional() })', 'json', true);
    check('z.object({ tags: z.array(z.string()) })', 'json', false);
  });

  it('is read as Python', () => {
    check('class A(BaseModel):\n    label: Literal["a", "b"]\n', 'label', true);
    check(
      'class K(str, Enum):\n    A = "a"\n\nclass R(BaseModel):\n    kind: K\n    score: Optional[int] = None\n',
      'json',
      true,
    );
    check('class R(TypedDict):\n    name: str\n    ok: bool\n', 'json', false);
    check('class R(BaseModel):\n    name: str = Field(max_length=40)\n    ok: bool\n', 'json', true);
    check('Literal["yes", "no"]', 'label', true);
  });

  it('sums its fields', () => {
    const small = schemaBounds('{"type":"object","properties":{"ok":{"type":"boolean"}}}')?.tokens ?? 0;
    const large =
      schemaBounds('{"type":"object","properties":{"ok":{"type":"boolean"},"n":{"type":"number"}}}')?.tokens ?? 0;
    assert.ok(small > 1 && large > small && large < 60);
  });

  it('is nothing where the text is something else', () => assert.equal(schemaBounds('the answer is free'), null));
});
