// `npm start [-- PATH]`: sets itself up, builds, scans the example product (or PATH) and prints what its calls cost; of the
// example also how its features stand against their budgets.
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNodeVisibly, runNpm } from './process.mjs';
import { ensureInstalled } from './setup.mjs';

await ensureInstalled();
const built = await runNpm(['run', '--silent', 'build']);
if (built !== 0) {
  process.exit(built);
}
const args = process.argv.slice(2);
// npm runs scripts in the repository; a path that was given is meant from where npm was called.
if (args.length > 0) {
  process.exitCode = await runNodeVisibly('dist/callcost.js', ['scan', ...args], process.env.INIT_CWD ?? process.cwd());
} else {
  const example = 'examples/helpdesk';
  // Budgets are as old as their file. Those of the example are invented, and shown as if they had just been read.
  utimesSync(join(root, example, 'budgets.json'), new Date(), new Date());
  const scanned = await runNodeVisibly('dist/callcost.js', ['scan', example], root);
  process.stdout.write('\n');
  process.exitCode = scanned || (await runNodeVisibly('dist/callcost.js', ['budgets', example], root));
}
