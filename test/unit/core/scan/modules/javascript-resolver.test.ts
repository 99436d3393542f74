import { checkImports, filesOf } from '../../../../support/resolve-imports.ts';

describe('imports of JavaScript and TypeScript', () => {
  it('searches extensions, TypeScript first', () => {
    const workspace = filesOf(
      'a.ts',
      'a.js',
      'b.tsx',
      'c.mts',
      'd.cjs',
      'e.json',
      'f.d.ts',
      'lib/index.ts',
      'lib/x.js',
    );
    checkImports(workspace, [
      'main.ts: ./a → a.ts',
      'main.ts: ./b → b.tsx',
      'main.ts: ./c → c.mts',
      'main.js: ./d → d.cjs',
      'main.js: ./e → e.json',
      'main.ts: ./f → f.d.ts',
      'main.ts: ./lib → lib/index.ts',
      'main.ts: ./lib/ → lib/index.ts',
      'main.ts: ./lib/x → lib/x.js',
      'lib/x.js: .. → nowhere',
      'lib/x.js: . → lib/index.ts',
      'lib/x.js: ../a → a.ts',
      'main.ts: ./missing → nowhere',
    ]);
  });

  it('takes a file before a folder of the same name', () => {
    checkImports(filesOf('lib.ts', 'lib/index.ts'), ['main.ts: ./lib → lib.ts', 'main.ts: ./lib/index → lib/index.ts']);
  });

  it('finds the source of the file that is built from it', () => {
    checkImports(filesOf('a.ts', 'b.tsx', 'c.mts', 'd.cts', 'e.js', 'e.ts'), [
      'main.ts: ./a.js → a.ts',
      'main.ts: ./b.jsx → b.tsx',
      'main.ts: ./b.js → b.tsx',
      'main.ts: ./c.mjs → c.mts',
      'main.ts: ./d.cjs → d.cts',
      'main.ts: ./e.js → e.js',
    ]);
  });

  it('finds texts, with what is said to the bundler or without', () => {
    checkImports(filesOf('prompts/system.md', 'prompts/a.txt', 'p.yaml', 'p.prompt'), [
      'main.ts: ./prompts/system.md → prompts/system.md',
      'main.ts: ./prompts/system.md?raw → prompts/system.md',
      'main.ts: !!raw-loader!./prompts/a.txt → prompts/a.txt',
      'main.ts: ./p.yaml → p.yaml',
      'main.ts: ./p.prompt → p.prompt',
    ]);
  });

  it('follows the package.json of a folder', () => {
    const workspace = { 'lib/package.json': { main: './build/main.js' }, 'lib/src/main.ts': '', 'lib/index.js': '' };
    checkImports(workspace, ['main.ts: ./lib → lib/src/main.ts']);
  });
});

describe('imports of JavaScript by other names than paths', () => {
  it('leads nowhere for packages, modules of Node, addresses, SDKs and paths out of the workspace', () => {
    checkImports(filesOf('openai.ts', 'node_modules/react/package.json', 'src/openai.ts', 'etc/passwd.ts'), [
      'main.ts: react → nowhere',
      'main.ts: fs → nowhere',
      'main.ts: node:fs → nowhere',
      'main.ts: https://esm.sh/react → nowhere',
      'main.ts: openai → nowhere',
      'main.ts: /etc/passwd → nowhere',
      'main.ts: ../main → nowhere',
      'src/a.ts: ../../../etc/passwd → nowhere',
      'main.ts:  → nowhere',
    ]);
  });

  it('knows the aliases of frameworks where no configuration says them', () => {
    const workspace = {
      'web/package.json': {},
      ...filesOf('web/src/lib/llm.ts', 'web/app/prompts.ts', 'web/config.ts', 'root.ts'),
    };
    checkImports(workspace, [
      'web/src/routes/page.ts: @/lib/llm → web/src/lib/llm.ts',
      'web/src/routes/page.ts: ~/lib/llm → web/src/lib/llm.ts',
      'web/src/routes/page.ts: ~/prompts → web/app/prompts.ts',
      'web/src/routes/page.ts: ~~/config → web/config.ts',
      'web/src/routes/page.ts: @/root → root.ts',
      'web/src/routes/page.ts: $lib/llm → web/src/lib/llm.ts',
      'web/src/routes/page.ts: src/lib/llm → web/src/lib/llm.ts',
      'web/src/routes/page.ts: @lib/llm → nowhere',
      'web/src/routes/page.ts: $app/stores → nowhere',
    ]);
  });
});
