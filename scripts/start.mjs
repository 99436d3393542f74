// `npm start [-- PATH]`: sets itself up, builds, scans the example product (or PATH) and prints what its calls cost.
import { root, runNodeVisibly, runNpm } from './process.mjs';
import { ensureInstalled } from './setup.mjs';

await ensureInstalled();
const built = await runNpm(['run', '--silent', 'build']);
if (built !== 0) {
  process.exit(built);
}
const args = process.argv.slice(2);
// npm runs scripts in the repository; a path that was given is meant from where npm was called.
process.exitCode =
  args.length > 0
    ? await runNodeVisibly('dist/callcost.js', ['scan', ...args], process.env.INIT_CWD ?? process.cwd())
    : await runNodeVisibly('dist/callcost.js', ['scan', 'examples/helpdesk'], root);
