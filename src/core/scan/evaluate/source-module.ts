import type { Source } from '../../model.ts';
import type { SyntaxModule } from '../syntax/syntax.ts';
import { buildScopes } from './scope-builder.ts';
import type { ScopeTree } from './scopes.ts';

/** A file as the evaluator sees it: its text, its syntax and what its names mean. */
export interface SourceModule {
  readonly source: Source;
  readonly syntax: SyntaxModule;
  readonly scopes: ScopeTree;
}

/** Makes a module of a file that was lowered. */
export function createSourceModule(source: Source, syntax: SyntaxModule): SourceModule {
  return { source, syntax, scopes: buildScopes(syntax) };
}
