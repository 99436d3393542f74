import { checkImports, filesOf } from '../../../../support/resolve-imports.ts';

describe('imports of Python', () => {
  it('follows relative imports to modules and packages', () => {
    const workspace = filesOf('app/__init__.py', 'app/config.py', 'app/llm/__init__.py', 'app/llm/client.py', 'app.py');
    checkImports(workspace, [
      'app/llm/client.py: . → app/llm/__init__.py',
      'app/llm/client.py: .client → app/llm/client.py',
      'app/llm/client.py: .. → app/__init__.py',
      'app/llm/client.py: ..config → app/config.py',
      'app/main.py: .llm.client → app/llm/client.py',
      'app/main.py: .missing → nowhere',
      'app/main.py: .. → nowhere',
      'app/main.py: ...config → nowhere',
      'app/main.py: .config.MODEL → nowhere',
    ]);
  });

  it('takes a package before a module of the same name', () => {
    checkImports(filesOf('prompts.py', 'prompts/__init__.py', 'main.py'), ['main.py: prompts → prompts/__init__.py']);
  });

  it('finds modules in folders without __init__.py, and no file for the folder itself', () => {
    checkImports(filesOf('tools/llm/client.py', 'main.py'), [
      'main.py: tools.llm.client → tools/llm/client.py',
      'main.py: tools.llm → nowhere',
      'main.py: tools → nowhere',
    ]);
  });

  it('finds whole names from the folders around and from those in which sources lie', () => {
    const workspace = filesOf('src/shop/config.py', 'backend/server/settings.py', 'lib/common.py', 'python/tool.py');
    checkImports(workspace, [
      'tests/unit/test_shop.py: shop.config → src/shop/config.py',
      'tests/test_server.py: server.settings → backend/server/settings.py',
      'main.py: common → lib/common.py',
      'src/shop/main.py: config → src/shop/config.py',
      'src/shop/main.py: src.shop.config → src/shop/config.py',
      'main.py: tool → python/tool.py',
      'main.py: other → nowhere',
    ]);
  });

  it('takes the nearest folder, but what lies in a package only by its whole name', () => {
    const copies = filesOf('one/config.py', 'two/config.py', 'config.py');
    checkImports(copies, [
      'one/main.py: config → one/config.py',
      'two/deep/main.py: config → two/config.py',
      'main.py: config → config.py',
    ]);
    checkImports(filesOf('app/__init__.py', 'app/config.py', 'config.py'), ['app/main.py: config → config.py']);
    checkImports(filesOf('app/__init__.py', 'app/config.py'), ['app/script.py: config → app/config.py']);
  });

  it('leaves the modules of Python and of SDKs to them, unless the import is relative', () => {
    const workspace = filesOf('app/logging.py', 'app/openai.py', 'app/json/__init__.py', 'app/json/tool.py');
    checkImports(workspace, [
      'app/main.py: logging → nowhere',
      'app/main.py: json.tool → nowhere',
      'app/main.py: openai → nowhere',
      'app/main.py: openai.types → nowhere',
      'app/main.py: .openai → app/openai.py',
      'app/main.py: .logging → app/logging.py',
      'main.py: app.openai → app/openai.py',
    ]);
    checkImports(filesOf('platform/models.py'), ['main.py: platform.models → platform/models.py']);
  });

  it('tells the modules of a project from an SDK whose name projects use', () => {
    checkImports(filesOf('agents/__init__.py', 'agents/researcher.py'), [
      'main.py: agents → nowhere',
      'main.py: agents.researcher → agents/researcher.py',
      'main.py: agents.Agent → nowhere',
    ]);
  });

  it('never leads to a stub', () => checkImports(filesOf('client.pyi'), ['main.py: client → nowhere']));
});

describe('layouts of Python projects', () => {
  const module = filesOf('code/shop/prompts.py');
  const layouts: Readonly<Record<string, readonly [file: string, text: string]>> = {
    'package-dir of setuptools': ['pyproject.toml', '[tool.setuptools]\npackage-dir = {"" = "code"}'],
    'packages.find of setuptools': ['pyproject.toml', '[tool.setuptools.packages.find]\nwhere = ["code"]'],
    'packages of Poetry': ['pyproject.toml', '[tool.poetry]\npackages = [{ include = "shop", from = "code" }]'],
    'packages of Hatch': ['pyproject.toml', '[tool.hatch.build.targets.wheel]\npackages = ["code/shop"]'],
    'sources of Hatch': ['pyproject.toml', '[tool.hatch.build.targets.wheel]\nsources = ["code"]'],
    'module-root of uv': ['pyproject.toml', '[tool.uv.build-backend]\nmodule-root = "./code"'],
    'package-dir of PDM': ['pyproject.toml', '[tool.pdm.build]\npackage-dir = "code"'],
    'pythonpath of pytest': ['pyproject.toml', '[tool.pytest.ini_options]\npythonpath = ". code"'],
    'extraPaths of Pyright': ['pyproject.toml', '[tool.pyright]\nextraPaths = ["code"]'],
    'mypy_path of mypy': ['pyproject.toml', '[tool.mypy]\nmypy_path = "$MYPY_CONFIG_FILE_DIR/x:code"'],
    'package_dir of setup.cfg': ['setup.cfg', '[options]\npackage_dir =\n    = code\nzip_safe = no'],
    'where of setup.cfg': ['setup.cfg', '[options.packages.find]\nwhere = code'],
    'package_dir of setup.py': ['setup.py', 'setup(name="shop", package_dir={"": "code"})'],
    'find_packages of setup.py': ['setup.py', "setup(packages=find_packages(where='code'))"],
  };
  for (const [name, [file, text]] of Object.entries(layouts)) {
    it(`reads ${name}`, () => {
      checkImports({ ...module, [file]: text }, ['tests/test_shop.py: shop.prompts → code/shop/prompts.py']);
    });
  }

  it('knows nothing of that layout without a project file', () => {
    checkImports(module, ['tests/test_shop.py: shop.prompts → nowhere']);
  });

  it('maps a package that lies in a folder of another name', () => {
    const text = 'setup(package_dir={"shop": "code/shop", "shop.extra": "extra"})';
    checkImports({ ...module, ...filesOf('extra/tools.py', 'code/shop/__init__.py'), 'setup.py': text }, [
      'main.py: shop.prompts → code/shop/prompts.py',
      'main.py: shop → code/shop/__init__.py',
      'main.py: shop.extra.tools → extra/tools.py',
      'main.py: shopping.prompts → nowhere',
    ]);
  });

  it('finds the packages of other projects of the workspace where one of them has the name', () => {
    const workspace = {
      ...filesOf(
        'packages/core/src/core_lib/llm.py',
        'packages/api/src/api/main.py',
        'packages/core/tests/conftest.py',
      ),
      'packages/core/pyproject.toml': '[project]\nname = "core-lib"',
      'packages/api/pyproject.toml': '[project]\nname = "api"',
      'pyproject.toml': '[tool.uv.workspace]\nmembers = ["packages/*"]',
    };
    checkImports(workspace, ['packages/api/src/api/main.py: core_lib.llm → packages/core/src/core_lib/llm.py']);
    const twice = { ...workspace, 'copy/pyproject.toml': '', 'copy/src/core_lib/llm.py': '' };
    checkImports(twice, ['packages/api/src/api/main.py: core_lib.llm → nowhere']);
  });

  it('goes on without a project file that is broken or leads out of the workspace', () => {
    for (const text of ['[tool.', '[tool]\nsetuptools = 3', '[tool.setuptools]\npackage-dir = {"" = "../../etc"}']) {
      checkImports({ 'src/shop.py': '', 'pyproject.toml': text }, ['tests/test.py: shop → src/shop.py']);
    }
  });
});
