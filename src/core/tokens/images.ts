import type { Quantity } from '../model.ts';
import { tokenizerFamilyOf } from './families.ts';
import { bareModelName } from './model-name.ts';

/** An image that goes with a prompt. Null where the source does not tell. */
export interface ImageInput {
  /** Pixels. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** OpenAI's `detail` (`low`, `high`, `original`, `auto`) or Gemini's media resolution (`low`, `medium`, `high`). */
  readonly detail: string | null;
}

/** OpenAI, "Images and vision", models that cut an image into tiles: tokens of the whole and of each tile. */
const OPENAI_TILES: readonly (readonly [RegExp, base: number, tile: number])[] = [
  [/^gpt-4o-mini/, 2833, 5667],
  [/^(?:gpt-4o|chatgpt-4o|gpt-4\.1|gpt-4\.5|gpt-4-turbo|gpt-4-vision)/, 85, 170],
  [/^(?:o1|o3)(?!-mini)/, 75, 150],
  [/^gpt-5(?:$|-chat|-\d{4})/, 70, 140],
  [/^computer-use/, 65, 129],
];
const TILE_EDGE = 512;
const TILED_LONG_EDGE = 2048;
const TILED_SHORT_EDGE = 768;

/** How far a model that covers images with patches shrinks them first: most patches, and longest edge in pixels. */
interface PatchLimits {
  readonly patches: number;
  readonly edge: number;
}
interface PatchRule {
  readonly multiplier: number;
  readonly basis: 'exact' | 'assumed';
  readonly high: PatchLimits;
  /** Null where the model has no `detail: "original"`. */
  readonly original: PatchLimits | null;
  /** What no `detail`, or `auto`, means. */
  readonly auto: 'high' | 'original';
}

const SMALL_LIMITS: PatchLimits = { patches: 1536, edge: 2048 };
const LARGE_LIMITS: PatchLimits = { patches: 2500, edge: 2048 };
const ORIGINAL_LIMITS: PatchLimits = { patches: 10_000, edge: 6000 };
const NO_LIMITS: PatchLimits = { patches: Number.POSITIVE_INFINITY, edge: Number.POSITIVE_INFINITY };
const SMALL_MODEL = { basis: 'exact', high: SMALL_LIMITS, original: null, auto: 'high' } as const;

/**
 * OpenAI, "Images and vision": tokens of a patch of 32 × 32 pixels, and the limits. Where the page gives no multiplier,
 * one token a patch is assumed.
 */
const OPENAI_PATCHES: readonly (readonly [RegExp, PatchRule])[] = [
  [/^(?:gpt-5(?:\.4)?|gpt-4\.1)-mini/, { ...SMALL_MODEL, multiplier: 1.62 }],
  [/^(?:gpt-5(?:\.4)?|gpt-4\.1)-nano/, { ...SMALL_MODEL, multiplier: 2.46 }],
  [/^o4-mini/, { ...SMALL_MODEL, multiplier: 1.72 }],
  [/^gpt-5\.[123]|^gpt-5-(?:codex|pro)/, { ...SMALL_MODEL, multiplier: 1, basis: 'assumed' }],
  [/^gpt-5\.4/, { multiplier: 1, basis: 'assumed', high: LARGE_LIMITS, original: ORIGINAL_LIMITS, auto: 'high' }],
  [/^gpt-5\.5/, { multiplier: 1, basis: 'assumed', high: LARGE_LIMITS, original: ORIGINAL_LIMITS, auto: 'original' }],
  [/^gpt-(?:5\.|6)/, { multiplier: 1, basis: 'assumed', high: LARGE_LIMITS, original: NO_LIMITS, auto: 'original' }],
];
const PATCH_EDGE = 32;
const LOW_DETAIL_EDGE = 512;

/** Anthropic, "Vision": one token for 28 × 28 pixels, after fitting into the model's long edge and most tokens. */
const CLAUDE_PATCH_EDGE = 28;
const CLAUDE_LIMITS = { edge: 1568, tokens: 1568 } as const;
/** Claude 4.7 and later. */
const CLAUDE_HIGH_RESOLUTION_LIMITS = { edge: 2576, tokens: 4784 } as const;

/** Google, "Understand and count tokens": one tile up to 384 × 384 pixels, else tiles of two thirds of the short edge. */
const GEMINI_TILE_TOKENS = 258;
const GEMINI_ONE_TILE_EDGE = 384;
/** Google, "Media resolution", Gemini 3 and later: at most this many tokens an image, whatever its size. */
const GEMINI_3_HIGH_TOKENS = 1120;
const GEMINI_3_TOKENS: ReadonlyMap<string, number> = new Map([
  ['low', 280],
  ['medium', 560],
]);

/** Tokens of an image; unknown where its size decides and is not known, or no rule is published. */
export function imageTokens(model: string, image: ImageInput): Quantity {
  const name = bareModelName(model);
  if (/^claude/.test(name)) {
    return claudeImage(name, image);
  }
  if (/^gemini/.test(name)) {
    return geminiImage(name, image);
  }
  const patches = OPENAI_PATCHES.find(([pattern]) => pattern.test(name));
  if (patches !== undefined) {
    return patchedImage(patches[1], image);
  }
  const tiles = OPENAI_TILES.find(([pattern]) => pattern.test(name));
  return tiles === undefined
    ? unknown(`how ${name} counts images is not published`)
    : tiledImage(tiles[1], tiles[2], image);
}

function tiledImage(base: number, tile: number, { size, detail }: ImageInput): Quantity {
  if (detail === 'low') {
    return exactly(base);
  }
  if (size === null) {
    return sizeUnknown();
  }
  const long = Math.max(size.width, size.height);
  const short = Math.min(size.width, size.height);
  const scale = Math.min(1, TILED_LONG_EDGE / long, TILED_SHORT_EDGE / short);
  return exactly(base + tile * Math.ceil((long * scale) / TILE_EDGE) * Math.ceil((short * scale) / TILE_EDGE));
}

function patchedImage(rule: PatchRule, { size, detail }: ImageInput): Quantity {
  if (detail === 'low') {
    const tokens = Math.ceil(patchesOf(LOW_DETAIL_EDGE, LOW_DETAIL_EDGE) * rule.multiplier);
    return { ...exactly(tokens), basis: 'assumed', reason: 'low detail is counted as 512 × 512 pixels' };
  }
  if (size === null) {
    return sizeUnknown();
  }
  const isOriginal = detail === 'original' || (detail !== 'high' && rule.auto === 'original');
  const limits = (isOriginal ? rule.original : rule.high) ?? rule.high;
  const tokens = Math.ceil(patchesWithin(size.width, size.height, limits) * rule.multiplier);
  const reason = 'OpenAI does not say how many tokens a patch is for this model';
  return rule.basis === 'exact' ? exactly(tokens) : { ...exactly(tokens), basis: rule.basis, reason };
}

/** Patches after shrinking to the longest edge, and to the most patches so that whole ones fit (OpenAI's steps). */
function patchesWithin(width: number, height: number, limits: PatchLimits): number {
  const fit = Math.min(1, limits.edge / Math.max(width, height));
  const [fitWidth, fitHeight] = [width * fit, height * fit];
  if (patchesOf(fitWidth, fitHeight) <= limits.patches) {
    return patchesOf(fitWidth, fitHeight);
  }
  const shrink = Math.sqrt((PATCH_EDGE ** 2 * limits.patches) / (fitWidth * fitHeight));
  const across = (fitWidth * shrink) / PATCH_EDGE;
  const down = (fitHeight * shrink) / PATCH_EDGE;
  const whole = shrink * Math.min(Math.floor(across) / across, Math.floor(down) / down);
  // A hair more than the quotient, as a whole number of pixels may come out a hair below itself.
  return patchesOf(Math.floor(fitWidth * whole + 1e-6), Math.floor(fitHeight * whole + 1e-6));
}

function patchesOf(width: number, height: number): number {
  return Math.ceil(width / PATCH_EDGE) * Math.ceil(height / PATCH_EDGE);
}

function claudeImage(name: string, { size }: ImageInput): Quantity {
  if (size === null) {
    return sizeUnknown();
  }
  const isLater = tokenizerFamilyOf('anthropic', name) === 'claude-4.7-and-later';
  const limits = isLater ? CLAUDE_HIGH_RESOLUTION_LIMITS : CLAUDE_LIMITS;
  const patches = (scale: number) =>
    Math.ceil((size.width * scale) / CLAUDE_PATCH_EDGE) * Math.ceil((size.height * scale) / CLAUDE_PATCH_EDGE);
  const fit = Math.min(1, limits.edge / Math.max(size.width, size.height));
  if (fit === 1 && patches(1) <= limits.tokens) {
    return exactly(patches(1));
  }
  const tokens = Math.min(patches(fit), limits.tokens);
  const reason = 'the image is scaled down by the API; how it rounds is not counted';
  return { value: tokens, low: Math.floor(tokens * 0.95), high: tokens, basis: 'assumed', reason };
}

function geminiImage(name: string, { size, detail }: ImageInput): Quantity {
  if (!/^gemini-(?:1|2)(?!\d)/.test(name)) {
    const tokens = GEMINI_3_TOKENS.get(detail ?? '') ?? GEMINI_3_HIGH_TOKENS;
    return { ...exactly(tokens), basis: 'assumed', reason: 'most tokens of an image at this media resolution' };
  }
  if (size === null) {
    return sizeUnknown();
  }
  const { width, height } = size;
  if (width <= GEMINI_ONE_TILE_EDGE && height <= GEMINI_ONE_TILE_EDGE) {
    return exactly(GEMINI_TILE_TOKENS);
  }
  const edge = Math.floor(Math.min(width, height) / 1.5);
  const tiles = Math.ceil(width / edge) * Math.ceil(height / edge);
  return { ...exactly(tiles * GEMINI_TILE_TOKENS), basis: 'assumed', reason: 'Google documents the tiling roughly' };
}

function exactly(tokens: number): Quantity {
  return { value: tokens, low: tokens, high: tokens, basis: 'exact' };
}

function sizeUnknown(): Quantity {
  return unknown('the size of the image is not in the source');
}

function unknown(reason: string): Quantity {
  return { value: null, low: null, high: null, basis: 'unknown', reason };
}
