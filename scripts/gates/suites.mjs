import { runNode } from '../process.mjs';
import { vsixPath } from './package.mjs';

/** The bundled VS Code consists of binaries for this platform. */
const hasBundledEditor = process.platform === 'linux' && process.arch === 'x64';

/**
 * Everything that needs no editor: the tests that .mocharc.json names.
 *
 * @type {import('./test-suite.mjs').Suite}
 */
export const plainTests = {
  owns: (file) => !editorTests.owns(file) && !uiTests.owns(file),
  reportPath: '.artefacts/mocha.json',
  run: () => runNode('node_modules/mocha/bin/mocha.js', jsonReporter('.artefacts/mocha.json')),
};

/**
 * Tests inside of VS Code: in the bundled one wherever that runs, unless VSCODE_HOST says otherwise; else in desktop
 * VS Code, which is downloaded.
 *
 * @type {import('./test-suite.mjs').Suite}
 */
export const editorTests = {
  owns: (file) => file.startsWith('test/editor/'),
  reportPath: '.artefacts/mocha-editor.json',
  run: () =>
    runNode('node_modules/tsx/dist/cli.mjs', ['test/editor/run.ts'], {
      VSCODE_HOST: process.env.VSCODE_HOST ?? (hasBundledEditor ? 'bundled' : 'desktop'),
    }),
};

/**
 * Tests of the packaged extension in a browser, which leave pictures in .artefacts.
 *
 * @type {import('./test-suite.mjs').Suite}
 */
export const uiTests = {
  owns: (file) => file.startsWith('test/ui/'),
  reportPath: '.artefacts/mocha-ui.json',
  obstacle: () => (hasBundledEditor ? null : 'the bundled VS Code runs on Linux x64 only'),
  run: () =>
    runNode(
      'node_modules/mocha/bin/mocha.js',
      ['--no-config', '--node-option', 'import=tsx', '--timeout', '60000', 'test/ui/**/*.test.ts'].concat(
        jsonReporter('.artefacts/mocha-ui.json'),
      ),
      { CALLCOST_VSIX: vsixPath },
    ),
};

/** @param {string} path */
function jsonReporter(path) {
  return ['--reporter', 'json', '--reporter-option', `output=${path}`];
}
