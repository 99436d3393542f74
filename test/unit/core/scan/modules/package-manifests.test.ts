import { checkImports, type Workspace } from '../../../../support/resolve-imports.ts';

/** A package `@repo/llm` with this manifest and these sources, and what a part of it leads to. */
function check(manifest: object, files: readonly string[], part: string, expected: string): void {
  const workspace: Workspace = {
    'packages/llm/package.json': { name: '@repo/llm', ...manifest },
    ...Object.fromEntries(files.map((file) => [`packages/llm/${file}`, ''])),
  };
  const file = expected === 'nowhere' ? expected : `packages/llm/${expected}`;
  checkImports(workspace, [`apps/web/main.ts: @repo/llm${part} → ${file}`]);
}

describe('packages of the workspace', () => {
  it('finds the entry that the package names', () => {
    check({ main: 'lib/main.js' }, ['lib/main.js'], '', 'lib/main.js');
    check({ module: './es.mjs', main: './c.cjs' }, ['es.mjs', 'c.cjs'], '', 'es.mjs');
    check({ types: './src/all.ts' }, ['src/all.ts', 'index.ts'], '', 'src/all.ts');
    check({ source: 'src/s.ts', main: 'm.js' }, ['src/s.ts', 'm.js'], '', 'src/s.ts');
    check({ exports: './x.ts' }, ['x.ts', 'index.ts'], '', 'x.ts');
  });

  it('finds the usual entry where the package names none', () => {
    check({}, ['index.js'], '', 'index.js');
    check({}, ['src/index.ts'], '', 'src/index.ts');
    check({}, ['other.ts'], '', 'nowhere');
  });

  it('finds the source of a build that is not there', () => {
    check({ main: 'dist/index.js' }, ['src/index.ts'], '', 'src/index.ts');
    check({ main: 'dist/index.js' }, ['src/index.ts', 'dist/index.js'], '', 'dist/index.js');
    check({ main: 'dist/cjs/client.cjs' }, ['src/client.ts', 'src/index.ts'], '', 'src/client.ts');
    check({ types: 'dist/src/client.d.ts' }, ['src/client.ts', 'src/index.ts'], '', 'src/client.ts');
    check({ types: 'dist/client.d.ts', main: 'x.js' }, ['dist/client.d.ts', 'client.ts'], '', 'client.ts');
    check({ main: 'dist/bundle.js' }, ['src/index.ts'], '', 'src/index.ts');
  });

  it('reads exports with conditions, parts and patterns', () => {
    const exports = {
      '.': { types: './dist/index.d.ts', import: './dist/index.js', require: './dist/index.cjs' },
      './prompts': { node: { import: ['./dist/prompts/index.js'] } },
      './models/*': './src/models/*.ts',
      './models/private/*': null,
      './assets/': './files/',
    };
    const files = ['src/index.ts', 'src/prompts/index.ts', 'src/models/fast.ts', 'files/a.md'];
    check({ exports }, files, '', 'src/index.ts');
    check({ exports }, files, '/prompts', 'src/prompts/index.ts');
    check({ exports }, files, '/models/fast', 'src/models/fast.ts');
    check({ exports }, files, '/models/private/x', 'nowhere');
    check({ exports }, files, '/assets/a.md', 'files/a.md');
  });

  it('finds parts by their path where exports say nothing', () => {
    check({}, ['src/deep/a.ts'], '/src/deep/a', 'src/deep/a.ts');
    check({}, ['src/deep/a.ts'], '/deep/a', 'src/deep/a.ts');
    check({}, ['a.ts'], '/../../../a', 'nowhere');
  });

  it('takes the nearest of several packages of one name', () => {
    const workspace = {
      'a/shared/package.json': { name: 'shared' },
      'a/shared/index.ts': '',
      'b/shared/package.json': { name: 'shared' },
      'b/shared/index.ts': '',
    };
    checkImports(workspace, ['a/main.ts: shared → a/shared/index.ts', 'b/deep/er/main.ts: shared → b/shared/index.ts']);
  });

  it('never takes what is installed for what is written here', () => {
    const installed = { 'node_modules/left/package.json': { name: 'left' }, 'node_modules/left/index.js': '' };
    checkImports(installed, ['main.ts: left → nowhere']);
  });

  it('goes on without a manifest that is broken or of another form', () => {
    const hostile = ['{"name": ', '[]', 'null', '"x"', '{"name": 7, "main": {}, "exports": 9, "imports": []}'];
    for (const manifest of hostile) {
      const workspace = { 'lib/package.json': manifest, 'lib/index.ts': '', 'lib/other.ts': '' };
      checkImports(workspace, ['main.ts: ./lib → lib/index.ts', 'main.ts: lib → nowhere', 'lib/a.ts: #x → nowhere']);
    }
    const nested = JSON.parse(`${'{"a":'.repeat(50)}"./src/x.ts"${'}'.repeat(50)}`);
    check({ exports: nested }, ['src/x.ts'], '', 'nowhere');
    check({ main: '../../../secret.js', exports: '/etc/passwd' }, ['src/index.ts'], '', 'src/index.ts');
  });
});

describe('imports of a package.json', () => {
  it('maps names of the package itself, to its files and to packages', () => {
    const workspace = {
      'app/package.json': {
        imports: {
          '#prompts': { default: './dist/prompts.js' },
          '#lib/*': './src/lib/*',
          '#llm': '@repo/llm',
          '#react': 'react',
        },
      },
      'app/src/prompts.ts': '',
      'app/src/lib/a.ts': '',
      'llm/package.json': { name: '@repo/llm' },
      'llm/index.ts': '',
    };
    checkImports(workspace, [
      'app/src/main.ts: #prompts → app/src/prompts.ts',
      'app/src/main.ts: #lib/a.js → app/src/lib/a.ts',
      'app/src/main.ts: #llm → llm/index.ts',
      'app/src/main.ts: #react → nowhere',
      'app/src/main.ts: #none → nowhere',
      'main.ts: #prompts → nowhere',
    ]);
  });
});
