import assert from 'node:assert/strict';
import { withoutMagics } from '../../../../src/core/scan/notebook-magics.ts';

/** The Python of a cell. Spaces at the end of lines are not written in `expected`; offsets must stay as they are. */
function check(cell: string, expected: string, closing = ''): void {
  const plain = withoutMagics(cell);
  assert.equal(plain.text.replace(/[ ]+$/gm, ''), expected);
  assert.equal(plain.closing, closing);
  assert.equal(plain.text.length, cell.length);
  assert.deepEqual(lineBreaks(plain.text), lineBreaks(cell));
}

function lineBreaks(text: string): readonly number[] {
  return [...text.matchAll(/[\r\n]/g)].map(({ index }) => index);
}

/** A cell that is Python as it stands. */
function checkUnchanged(cell: string): void {
  assert.deepEqual(withoutMagics(cell), { text: cell, closing: '' });
}

describe('the Python of a notebook cell', () => {
  it('has nothing where magics and shell lines stand', () => {
    check('%pip install -U openai\na = 1', '__\na = 1');
    check('!ls\n! pip install x\n!!ls', '__\n__\n__');
    check('%env OPENAI_API_KEY=x\n%matplotlib inline\n%load_ext dotenv', '__\n__\n__');
    check('pip install openai\nconda install x\nuv pip install y', '__\n__\n__');
  });

  it('keeps a block that holds a command only', () => {
    check('if IN_COLAB:\n    !pip install x\nelse:\n\t%pip install x', 'if IN_COLAB:\n    __\nelse:\n\t__');
  });

  it('has nothing where a command goes on', () => {
    check('!pip install a \\\n    b \\\n  c\nd = 1', '__\n\n\nd = 1');
    check('!pip install a \\\r\n  b\r\nd = 1', '__\r\n\r\nd = 1');
  });

  it('has an unknown value where the result of a command is kept', () => {
    check('x = !ls -l', 'x = __');
    check('rows = %sql select * \\\n  from t\ny = 1', 'rows = __\n\ny = 1');
    check('a, b = !ls', 'a, b = __');
    check('d["a"] = !ls', 'd["a"] = __');
  });

  it('has nothing where help is asked for', () => {
    check('name?\nframe.head??\n?name\n??\n%time?', '__\n__\n__\n__\n__');
    check('a[0].b? ;', '__');
  });

  it('keeps the statement that is timed', () => {
    check('%time x = ask()', '__   ;x = ask()');
    check('%timeit -n 1 -r3 ask()', `__${' '.repeat(14)};ask()`);
    check('  %time ask(\n  1)', '  __   ;ask(\n  1)');
    check('%time', '__');
  });

  it('has nothing of cells of other programs', () => {
    check('%%bash\nls\n', '\n\n');
    check('%%html\n<b>', '\n');
    check('%%writefile app.py\nimport openai', '\n');
    check('\n# @title Run\n%%capture out\n%%bash\nls', '\n\n\n\n');
    check('%sql\nselect 1', '\n');
    check('%md\n# Title', '\n');
  });

  it('keeps cells that run as Python', () => {
    check('%%time\na = 1', '__\na = 1');
    check('%%capture out\n%%time\na = 1', '__\n__\na = 1');
  });

  it('keeps what only looks like a magic', () => {
    checkUnchanged('a = b \\\n  % c');
    checkUnchanged('a = (b\n  % c)');
    checkUnchanged('a = """\n%pip install\n!ls\nWhat?\n"""');
    checkUnchanged("a = '''it's\n!ls\n'''\nb = a if a != b else {'!': '%'}");
    checkUnchanged('a = f(\n  "(",  # :(\n  1)\nx %= 3\nx != 2');
    checkUnchanged('pip = 1\npip in x');
    checkUnchanged('a = "\\\n!ls"');
    checkUnchanged('');
  });

  it('finds commands behind strings and brackets', () => {
    check('a = """x\n"""\n!ls', 'a = """x\n"""\n__');
    check('f("it\'s (")  # (\n!ls', 'f("it\'s (")  # (\n__');
  });
});

describe('a notebook cell that is not whole', () => {
  it('says what it leaves open', () => {
    check('a = f([1', 'a = f([1', '])');
    check('a = f("""text', 'a = f("""text', '""")');
    check("a = '''", "a = '''", "'''");
    check('a = """\\', 'a = """\\', '"""');
  });

  it('ends what expects more', () => {
    check('Some text.\n', 'Some text.\n', '__');
    check('a =', 'a =', '__');
  });

  it('has nothing of a string that does not end on its line', () => {
    check('a = f(b")\nc = 1', 'a = f(b\nc = 1', ')');
    check('a = "b\\"\nc = 1', 'a =\nc = 1');
    check("print('a'')\nb = ''", "print('a'\nb = ''", ')');
    checkUnchanged('a = "b\\\nc"');
  });

  it('takes very long texts', () => {
    const long = 'word " \\n '.repeat(200_000);
    checkUnchanged(`a = """${long}"""`);
    check(`a = f("""${long}`, `a = f("""${long}`.trimEnd(), '""")');
    checkUnchanged('x'.repeat(1_000_000));
    check(`!${'a'.repeat(1_000_000)}`, '__');
  });
});
