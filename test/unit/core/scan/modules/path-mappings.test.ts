import { checkImports, filesOf, type Workspace } from '../../../../support/resolve-imports.ts';

function withPaths(paths: object, baseUrl?: string): object {
  return { compilerOptions: { paths, ...(baseUrl === undefined ? {} : { baseUrl }) } };
}

describe('paths of a tsconfig.json', () => {
  const files = filesOf('src/llm/client.ts', 'src/llm/index.ts', 'generated/llm/client.ts', 'generated/types.ts');

  it('maps names and patterns, the most exact one first', () => {
    const paths = {
      '@app/*': ['./src/*'],
      '@app/types': ['generated/types.ts'],
      llm: ['src/llm'],
      '*-typed': ['src/*'],
    };
    checkImports({ ...files, 'tsconfig.json': withPaths(paths) }, [
      'src/main.ts: @app/llm/client → src/llm/client.ts',
      'src/main.ts: @app/llm → src/llm/index.ts',
      'src/main.ts: @app/types → generated/types.ts',
      'src/main.ts: llm → src/llm/index.ts',
      'src/main.ts: llm-typed → src/llm/index.ts',
      'src/main.ts: @app/missing → nowhere',
      'src/main.ts: @other/llm → nowhere',
    ]);
  });

  it('tries the targets of a pattern in order', () => {
    const workspace = { ...files, 'tsconfig.json': withPaths({ '#/*': ['./missing/*', './generated/*', './src/*'] }) };
    checkImports(workspace, [
      'src/main.ts: #/llm/client → generated/llm/client.ts',
      'src/main.ts: #/llm → src/llm/index.ts',
    ]);
  });

  it('starts from baseUrl, which maps names by itself as well', () => {
    checkImports({ ...files, 'tsconfig.json': withPaths({ '~llm/*': ['llm/*'] }, 'src') }, [
      'src/main.ts: ~llm/client → src/llm/client.ts',
      'src/main.ts: llm/client → src/llm/client.ts',
    ]);
  });

  it('takes the nearest configuration, and goes on with those around', () => {
    const workspace = {
      ...files,
      'web/lib/a.ts': '',
      'tsconfig.json': withPaths({ '@/*': ['./src/*'] }),
      'web/tsconfig.json': withPaths({ '@/*': ['./lib/*'] }),
      'web/tests/tsconfig.json': {},
    };
    checkImports(workspace, [
      'web/tests/deep/test.ts: @/a → web/lib/a.ts',
      'web/tests/deep/test.ts: @/llm/client → src/llm/client.ts',
      'main.ts: @/a → nowhere',
    ]);
  });

  it('reads jsconfig.json, comments and trailing commas', () => {
    const text = '{\n // aliases\n "compilerOptions": { "paths": { "@/*": ["./lib/*",], /* last */ }, },\n}';
    checkImports({ 'jsconfig.json': text, 'lib/a.js': '' }, ['src/b.js: @/a → lib/a.js']);
  });

  it('reads the parts that a configuration lists beside it', () => {
    const workspace = {
      'lib/a.ts': '',
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.node.json' }, { path: './tsconfig.app.json' }] },
      'tsconfig.node.json': {},
      'tsconfig.app.json': withPaths({ '@/*': ['./lib/*'] }),
    };
    checkImports(workspace, ['main.ts: @/a → lib/a.ts']);
  });
});

describe('extends of a tsconfig.json', () => {
  const source = { 'libs/llm/client.ts': '', 'apps/web/src/client.ts': '' };
  const check = (configurations: Workspace, expected: string) =>
    checkImports({ ...source, ...configurations }, [`apps/web/main.ts: @x/client → ${expected}`]);

  it('takes paths from where they are written', () => {
    check(
      { 'apps/web/tsconfig.json': { extends: '../../base' }, 'base.json': withPaths({ '@x/*': ['./libs/llm/*'] }) },
      'libs/llm/client.ts',
    );
  });

  it('overrides them as a whole, with the last of several', () => {
    const base = { 'a.json': withPaths({ '@x/*': ['./missing/*'] }), 'b.json': withPaths({ '@x/*': ['libs/llm/*'] }) };
    check({ ...base, 'apps/web/tsconfig.json': { extends: ['../../a.json', '../../b.json'] } }, 'libs/llm/client.ts');
    check(
      { ...base, 'apps/web/tsconfig.json': { extends: '../../b.json', ...withPaths({ '@x/*': ['src/*'] }) } },
      'apps/web/src/client.ts',
    );
  });

  it('finds the configuration in a package of the workspace', () => {
    const base = {
      'tools/tsconfig/package.json': { name: '@repo/tsconfig' },
      'tools/tsconfig/next.json': withPaths({ '@x/*': [`\${configDir}/src/*`] }),
    };
    check({ ...base, 'apps/web/tsconfig.json': { extends: '@repo/tsconfig/next.json' } }, 'apps/web/src/client.ts');
  });

  it('ends in a loop, and goes on without what is missing, broken or outside', () => {
    const paths = withPaths({ '@x/*': ['./src/*'] });
    check({ 'apps/web/tsconfig.json': { extends: './tsconfig.json', ...paths } }, 'apps/web/src/client.ts');
    check(
      { 'apps/web/tsconfig.json': { extends: '../a', ...paths }, 'apps/a.json': { extends: './web/tsconfig' } },
      'apps/web/src/client.ts',
    );
    check(
      { 'apps/web/tsconfig.json': { extends: ['@none/base', '../../../../x', '/etc/x'], ...paths } },
      'apps/web/src/client.ts',
    );
    check({ 'apps/web/tsconfig.json': '{ "compilerOptions": {{{ nonsense' }, 'nowhere');
    check({ 'apps/web/tsconfig.json': '['.repeat(100_000) }, 'nowhere');
    check({ 'apps/web/tsconfig.json': { compilerOptions: { baseUrl: 3, paths: ['a'] }, extends: {} } }, 'nowhere');
    check({ 'apps/web/tsconfig.json': withPaths({ '@x/*': ['/etc/*', '../../../../*', 7] }) }, 'nowhere');
    check({ 'apps/web/tsconfig.json': withPaths({ '@x/*': ['./src/*'] }, '/absolute') }, 'apps/web/src/client.ts');
  });
});
