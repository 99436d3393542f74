import type { Call, LineRange, Location, PromptSegment, ScanResult } from '../../src/core/model.ts';

/** A scan result as text that a person can check against the source: one block per call, nothing that is empty. */
export function renderScan(result: ScanResult): string {
  const blocks = [
    ...result.calls.map(renderCall),
    ...result.prompts.map(
      (prompt) => `${renderPlace(prompt.lines)} prompt ${prompt.name}\n  ${renderPieces(prompt.pieces)}`,
    ),
    ...result.problems.map(
      (problem) => `problem ${problem.lines === null ? '?' : renderPlace(problem.lines)}: ${problem.reason}`,
    ),
  ];
  return blocks.length === 0 ? 'nothing\n' : `${blocks.join('\n\n')}\n`;
}

function renderPlace({ cell, line, column }: LineRange): string {
  return `${cell === undefined ? '' : `cell ${cell} at `}${line}:${column}`;
}

function renderCall(call: Call): string {
  const head = `${renderPlace(call.lines)} ${call.sdk} ${call.operation} · ${call.callee}${call.enclosing === '' ? '' : ` · in ${call.enclosing}`}`;
  const rows: (readonly [string, string | null])[] = [
    ['provider', call.provider],
    ['model', renderModel(call)],
    ['limit', renderLimit(call)],
    ...call.segments.map((segment) => [segment.role, renderSegment(segment)] as const),
    ['hidden', call.hiddenInput.length === 0 ? null : call.hiddenInput.join('; ')],
    [
      'tools',
      call.tools === null
        ? null
        : `${call.tools.count ?? '?'} tools, ${call.tools.text.length} characters${call.tools.complete ? '' : ' (incomplete)'}`,
    ],
    ['schema', call.responseSchema === null ? null : oneLine(call.responseSchema.text)],
    ['options', renderOptions(call)],
    [
      'times',
      call.multiplier.reason === ''
        ? null
        : `${call.multiplier.low}–${call.multiplier.high ?? 'unbounded'} (${oneLine(call.multiplier.reason)})`,
    ],
    [
      'metadata',
      call.metadata.length === 0 ? null : call.metadata.map(({ key, value }) => `${key}=${value ?? '?'}`).join(' '),
    ],
    ['uses', call.declaration],
    [
      'comments',
      call.directives.length === 0
        ? null
        : call.directives
            .map((each) => (each.kind === 'ignore' ? `ignore ${each.rule}` : `${each.key}=${each.value}`))
            .join(' '),
    ],
  ];
  return [
    head,
    ...rows.filter(([, value]) => value !== null).map(([name, value]) => `  ${name.padEnd(9)} ${value}`),
  ].join('\n');
}

function renderModel(call: Call): string | null {
  const { model } = call;
  if (model === null) return null;
  if (model.value !== null) return `${model.value} (${model.source}${renderOrigin(model)})`;
  return `dynamic: ${oneLine(model.reason)}${model.candidates.length === 0 ? '' : ` [${model.candidates.join(', ')}]`}`;
}

function renderLimit(call: Call): string | null {
  const { outputLimit } = call;
  if (outputLimit === null) return null;
  return outputLimit.value === null
    ? `unknown: ${oneLine(outputLimit.reason)}`
    : `${outputLimit.value} ${outputLimit.parameter} (${outputLimit.source}${renderOrigin(outputLimit)})`;
}

function renderOrigin({ origin }: { readonly origin?: Location }): string {
  return origin === undefined ? '' : `, ${origin.file}:${origin.lines.line}`;
}

function renderSegment(segment: PromptSegment): string {
  return `${renderPieces(segment.pieces)}${segment.cached ? ' (cached)' : ''}`;
}

function renderPieces(pieces: PromptSegment['pieces']): string {
  return pieces
    .map((piece) =>
      piece.kind === 'text'
        ? `${shorten(JSON.stringify(piece.text))}${piece.origin === undefined ? '' : ` (${piece.origin.file}:${piece.origin.lines.line})`}`
        : piece.kind === 'variable'
          ? `{${oneLine(piece.name)}}`
          : `[${piece.media}${piece.detail === null ? '' : ` ${piece.detail}`}]`,
    )
    .join(' ');
}

function renderOptions(call: Call): string | null {
  const { options } = call;
  const stated = Object.entries(options).filter(([, value]) => value !== null && value !== false);
  return stated.length === 0
    ? null
    : stated.map(([name, value]) => (value === true ? name : `${name}=${value}`)).join(' ');
}

function oneLine(text: string): string {
  return shorten(text.replace(/\s+/g, ' ').trim());
}

function shorten(text: string): string {
  return text.length > 90 ? `${text.slice(0, 60)}… (${text.length} characters)${text.slice(-12)}` : text;
}
