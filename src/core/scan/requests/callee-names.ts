/**
 * Which callees may make a request or declare a model, by their last name: most calls of a program do neither, and what
 * they call need not be followed.
 */
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { SourceModule } from '../evaluate/source-module.ts';
import { expandAlternatives, type SdkShape } from '../sdk/shape.ts';
import { sdkOfModule, sdks, sentObjects } from '../sdks.ts';
import type { Expression } from '../syntax/syntax.ts';

/** The last names of all methods that make requests. */
export const requestMethods: ReadonlySet<string> = new Set([
  ...sdks.flatMap(({ requests }) => requests.flatMap(({ methods }) => methods.flatMap(lastNames))),
  // A carrier sends what was made before: `client.send(command)`.
  ...(sentObjects.size > 0 ? ['send'] : []),
]);

/** The last names of everything that makes an object of an SDK. */
const makers: ReadonlySet<string> = new Set(
  sdks.flatMap(({ objects }) => objects.flatMap(({ made }) => made.flatMap(lastNames))),
);

/** SDKs whose objects are called themselves, under any name. */
const callableSdks: ReadonlySet<SdkShape> = new Set(
  sdks.filter(({ requests }) => requests.some(({ methods }) => methods.flatMap(expandAlternatives).includes('()'))),
);

/** False only where calling it can neither make a request nor an object of an SDK. Variables may hold anything. */
export function mayCallSdk(evaluation: Evaluation, callee: Expression): boolean {
  if (callee.kind !== 'member') return true;
  // Classes of the project may extend those of an SDK.
  const isTelling = requestMethods.has(callee.name) || makers.has(callee.name) || /^[A-Z]/.test(callee.name);
  return isTelling || importsCallable(evaluation);
}

function importsCallable({ main, onceForFile }: Evaluation): boolean {
  const known = onceForFile.get('importsCallable') ?? findsCallable(main);
  onceForFile.set('importsCallable', known);
  return known;
}

function findsCallable({ syntax }: SourceModule): boolean {
  return syntax.statements.some((statement) => {
    const found = statement.kind === 'import' ? sdkOfModule(statement.module) : null;
    return found !== null && callableSdks.has(found.sdk);
  });
}

function lastNames(pattern: string): readonly string[] {
  return expandAlternatives(pattern).flatMap((path) => {
    const name = path.replace(/\(\)$/, '').split('.').at(-1) ?? '';
    return name === '' ? [] : [name];
  });
}
