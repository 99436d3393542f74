// `npm start [-- PATH]`: sets itself up, builds, scans the example product (or PATH) and prints what its calls cost.
import { runNodeVisibly, runNpm } from './process.mjs';
import { ensureInstalled } from './setup.mjs';

await ensureInstalled();
const built = await runNpm(['run', '--silent', 'build']);
if (built !== 0) {
  process.exit(built);
}
const paths = process.argv.slice(2);
process.exitCode = await runNodeVisibly('dist/callcost.js', [
  'scan',
  ...(paths.length > 0 ? paths : ['examples/helpdesk']),
]);
