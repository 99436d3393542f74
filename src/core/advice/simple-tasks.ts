import type { ShapeKind, TaskKind } from './advice.ts';

/** Tasks that small models do as well as large ones, where nothing else makes them hard. */
export const simpleTasks: ReadonlySet<TaskKind> = new Set(['classification', 'extraction', 'summarisation', 'rewrite']);

/** Answers of a few tokens: a name, a label, a number. */
export const shortShapes: ReadonlySet<ShapeKind> = new Set(['label', 'boolean', 'number', 'span']);
