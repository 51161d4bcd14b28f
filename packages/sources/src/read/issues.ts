import { isJsonObject, type Diagnostic, type JsonObject, type JsonValue } from '@nodeless/core';
import type { z } from 'zod';
import { allowedInstead, nearest, quote, suggestion } from '@nodeless/catalogue/schema';
import type { Segments } from '@nodeless/catalogue';
import type { LayerStack } from '../layers/stack.ts';
import type { CodedParams } from '@nodeless/contracts/issue';
import { knownKeys, mapKinds, meaningOf, placesBelow, type MapKind } from './known-keys.ts';
import { likeliestBranch, optionsOf, type Options } from './unions.ts';
import { hintForUnknown } from './unknown-hints.ts';
import { boundText, describe, kindOf, nameOf, retyped } from './wording.ts';

type Issue = z.core.$ZodIssue;

/** Keys whose absence has a code of its own. */
const MISSING_CODES: readonly {
  readonly path: RegExp;
  readonly code: Diagnostic['code'];
  readonly hint: string;
}[] = [
  {
    path: /^compute\.karpenter\.nodePools\.\d+\.architectures$/,
    code: 'karpenter/missing-architecture',
    hint: 'add architectures: [amd64], [arm64] or both; without it a pod may land where its image cannot run',
  },
  {
    path: /^compute\.fargate\.profiles\.\d+\.selectors$/,
    code: 'fargate/profile-selectors',
    hint: 'add selectors: [{ namespace: … }]; a profile without one matches no pod and EKS refuses it',
  },
];

/** Unknown keys of one map that are told one by one: more are no typing mistakes, but another file. */
const MOST_UNKNOWN_KEYS = 20;

/** Texts without quotes whose hints look whether the text in quotes would be taken. */
const MOST_QUOTED_HINTS = 10;

/** Keys of a map that a hint names. */
const MOST_KEYS_SHOWN = 8;

/** True for a path whose value may come from somewhere else, so that it is no error when it is missing here. */
export type Elsewhere = (path: Segments) => boolean;

/** Turns what zod found into diagnostics that point at the layer which wrote the value. */
export class IssueReporter {
  readonly #schema: z.ZodType;
  readonly #stack: LayerStack;
  readonly #elsewhere: Elsewhere;
  /** Each asks the whole schema. */
  #quotedHints = 0;

  constructor(schema: z.ZodType, stack: LayerStack, elsewhere: Elsewhere) {
    this.#schema = schema;
    this.#stack = stack;
    this.#elsewhere = elsewhere;
  }

  report(issues: readonly Issue[], base: Segments = []): Diagnostic[] {
    return withoutEchoes(issues).flatMap((issue) =>
      this.#reportOne(issue, [...base, ...(issue.path as (string | number)[])]),
    );
  }

  #reportOne(issue: Issue, path: Segments): Diagnostic[] {
    switch (issue.code) {
      case 'unrecognized_keys':
        return this.#unknownKeys(path, issue.keys);
      case 'invalid_union':
        return this.#noBranch(issue.errors, path);
      case 'invalid_type':
        return this.#valueAt(path) === undefined
          ? this.#missing(path)
          : [this.#wrongType(path, issue.expected)];
      case 'invalid_value':
        return this.#valueAt(path) === undefined
          ? this.#missing(path)
          : [this.#notAllowed(path, issue.values as readonly Literal[])];
      case 'invalid_key':
        return withoutEchoes(issue.issues).map((inner) => this.#badKey(path, inner));
      case 'custom':
        return this.#custom(path, issue.message, issue.params as CodedParams | undefined);
      case 'too_small':
      case 'too_big': {
        const words = boundText(issue, this.#valueAt(path), this.#typedAt(path));
        return [this.#error('spec/invalid-value', path, `${nameOf(path)}: ${words}`)];
      }
      default: {
        const words = describe(this.#valueAt(path), this.#typedAt(path));
        return [this.#error('spec/invalid-value', path, `${nameOf(path)}: ${words} is not allowed here`)];
      }
    }
  }

  #valueAt(path: Segments): JsonValue | undefined {
    let value: JsonValue | undefined = this.#stack.value;
    for (const segment of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
      value = (value as Record<string | number, JsonValue>)[segment];
    }
    return value;
  }

  #typedAt(path: Segments): string | undefined {
    const { document, segments } = this.#stack.placeOf(path);
    return document.typedText(segments);
  }

  #unknownKeys(path: Segments, keys: readonly string[]): Diagnostic[] {
    const kinds = mapKinds(this.#schema, path);
    const written = Object.keys(asObject(this.#valueAt(path)));
    const told = keys.slice(0, MOST_UNKNOWN_KEYS).map((key) => this.#unknownKey(path, key, kinds, written));
    const [next, ...others] = keys.slice(MOST_UNKNOWN_KEYS);
    if (next === undefined) return told;
    const where = path.length === 0 ? '' : ` in ${nameOf(path)}`;
    const message = `unknown key ${quote(next)}${where}, and ${others.length} more`;
    return [
      ...told,
      { ...this.#error('spec/unknown-key', [...path, next], message), ...this.#atKey([...path, next]) },
    ];
  }

  #unknownKey(
    path: Segments,
    key: string,
    kinds: readonly MapKind[],
    written: readonly string[],
  ): Diagnostic {
    const at = this.#atKey([...path, key]);
    const rivals = rivalsOf(key, written, kinds);
    if (rivals.length > 0) {
      const message = `${nameOf(path)}: ${quote(key)} cannot stand beside ${rivals.map(quote).join(', ')}`;
      const hint = `use the keys of one kind: ${kinds.map(({ keys }) => keys.join(', ')).join(' – or ')}`;
      return { ...this.#error('spec/conflict', [...path, key], message, hint), ...at };
    }
    const message = `unknown key ${quote(key)}${path.length === 0 ? '' : ` in ${nameOf(path)}`}`;
    const hint = /:\S/.test(key)
      ? 'write a space after the colon'
      : (hintForUnknown([...path, key]) ?? this.#meant(path, key, kinds));
    return { ...this.#error('spec/unknown-key', [...path, key], message, hint), ...at };
  }

  /** A key that is near, the place further down where there is one of this name, or what is known. */
  #meant(path: Segments, key: string, kinds: readonly MapKind[]): string | undefined {
    const known = [...new Set(kinds.flatMap(({ keys }) => keys))];
    const below = placesBelow(this.#schema, path, key);
    if (below.length === 0) return suggestion(key, known);
    const near = nearest(key, known);
    const places = below.join(' or ');
    return near === undefined ? `write it as ${places}` : `did you mean ${quote(near)}, or ${places}?`;
  }

  #missing(path: Segments): Diagnostic[] {
    if (this.#elsewhere(path)) return [];
    const special = MISSING_CODES.find((entry) => entry.path.test(path.join('.')));
    const parent = path.slice(0, -1);
    const key = String(path.at(-1));
    const kinds = this.#kindsWithoutSign(parent);
    const needed = kinds.map(({ required }) => required.map(quote).join(' and ')).join(', or ');
    const where = parent.length === 0 ? '' : `${nameOf(parent)}: `;
    const message =
      kinds.length > 1 ? `${nameOf(parent)} needs ${needed}` : `${where}the key ${quote(key)} is missing`;
    const hint = special?.hint ?? missingHint(key, meaningOf(this.#schema, path));
    return [this.#error(special?.code ?? 'spec/missing-key', path, message, hint)];
  }

  /** The kinds of maps that may stand at a path, when nothing in the map shows which one is meant. */
  #kindsWithoutSign(path: Segments): MapKind[] {
    const written = Object.keys(asObject(this.#valueAt(path)));
    const known = knownKeys(this.#schema, path);
    return written.some((key) => known.includes(key)) ? [] : mapKinds(this.#schema, path);
  }

  #wrongType(path: Segments, expected: string): Diagnostic {
    const typed = this.#typedAt(path);
    const value = this.#valueAt(path);
    if (expected === 'string' && typed !== undefined && value !== null) {
      const message = `${nameOf(path)} must be a string, but ${typed} without quotes is a ${typeof value} to YAML`;
      return this.#error('spec/unquoted-text', path, message, this.#quotedHint(path, typed));
    }
    const message = `${nameOf(path)} must be ${kindOf(expected)}, not ${describe(value, typed)}`;
    const hint = retyped(value, expected) ?? (expected === 'object' ? this.#keysHint(path) : undefined);
    return this.#error('spec/wrong-type', path, message, hint);
  }

  /** Quotes alone do not help where the text would be refused too: then the hint is that of the refusal. */
  #quotedHint(path: Segments, typed: string): string {
    this.#quotedHints += 1;
    if (this.#quotedHints > MOST_QUOTED_HINTS) return `write ${JSON.stringify(typed)}`;
    const parsed = this.#schema.safeParse(withValue(this.#stack.value, path, typed));
    const refusal = parsed.error?.issues.find(
      (issue) => issue.code === 'custom' && issue.path.join('\0') === path.join('\0'),
    );
    const { hint } = ((refusal as { params?: CodedParams } | undefined)?.params ??
      {}) as Partial<CodedParams>;
    const quoted = JSON.stringify(typed);
    return hint === undefined ? `write ${quoted}` : `${quoted} in quotes would be refused too: ${hint}`;
  }

  #notAllowed(path: Segments, allowed: readonly Literal[]): Diagnostic {
    const value = this.#valueAt(path);
    const message = `${nameOf(path)} cannot be ${describe(value, this.#typedAt(path))}`;
    const scalar = typeof value === 'object' ? undefined : String(value);
    return this.#error('spec/invalid-value', path, message, allowedInstead(scalar, allowed));
  }

  #noBranch(branches: readonly (readonly Issue[])[], path: Segments): Diagnostic[] {
    const value = this.#valueAt(path);
    if (value === undefined) return this.#missing(path);
    const options = isJsonObject(value) ? undefined : optionsOf(branches);
    return options === undefined
      ? this.report(likeliestBranch(branches), path)
      : [this.#noOption(path, value, options)];
  }

  #noOption(path: Segments, value: JsonValue, { kinds, texts }: Options): Diagnostic {
    const scalar = typeof value === 'number' || typeof value === 'boolean';
    const [only, ...more] = kinds.filter((kind) => kind !== kindOf('object') && kind !== kindOf('array'));
    if (scalar && more.length === 0 && only === kindOf('string')) return this.#wrongType(path, 'string');
    const message = `${nameOf(path)} must be ${kinds.join(' or ')}, not ${describe(value, this.#typedAt(path))}`;
    const near = typeof value === 'string' && texts.length > 0 ? suggestion(value, texts) : undefined;
    return this.#error('spec/wrong-type', path, message, near ?? this.#mapHint(path));
  }

  /** For somebody who wrote something of another kind. */
  #mapHint(path: Segments): string | undefined {
    const kinds = mapKinds(this.#schema, path);
    if (kinds.length === 0) return undefined;
    if (kinds.some(({ required }) => required.length === 0)) return 'write {} to take the defaults';
    const maps = kinds.map(({ required }) => `{ ${required.map((key) => `${key}: …`).join(', ')} }`);
    return `write ${maps.join(' or ')}`;
  }

  /** For somebody who wrote a single value: what the map wants. */
  #keysHint(path: Segments): string | undefined {
    const kinds = mapKinds(this.#schema, path);
    if (kinds.every(({ required }) => required.length > 0)) return this.#mapHint(path);
    const keys = [...new Set(kinds.flatMap((kind) => kind.keys))];
    const isShown = keys.length > 0 && keys.length <= MOST_KEYS_SHOWN;
    return isShown ? `write a map; its keys: ${keys.join(', ')}` : undefined;
  }

  #badKey(path: Segments, issue: Issue): Diagnostic {
    const key = String(path.at(-1));
    const parent = nameOf(path.slice(0, -1));
    const at = this.#atKey(path);
    if (issue.code === 'custom') {
      const { code, hint } = (issue.params as CodedParams | undefined) ?? { code: 'spec/invalid-value' };
      return { ...this.#error(code, path, `${parent}: the key ${issue.message}`, hint), ...at };
    }
    const bound = issue.code === 'too_small' || issue.code === 'too_big';
    const words = bound ? boundText(issue, key, undefined) : `${quote(key)} is not allowed here`;
    const message = key === '' ? 'a key is empty' : `the key ${words}`;
    return { ...this.#error('spec/invalid-value', path, `${parent}: ${message}`), ...at };
  }

  #custom(path: Segments, message: string, params: CodedParams | undefined): Diagnostic[] {
    if (params?.code === 'spec/missing-key' && this.#elsewhere(path)) return [];
    // Rules of contracts start with the option's own name, so that it need not stand twice.
    const at = message.startsWith(`${String(path.at(-1))} `) ? path.slice(0, -1) : path;
    const named = `${nameOf(at)}: ${message}`;
    return [this.#error(params?.code ?? 'spec/invalid-value', path, named, params?.hint)];
  }

  #atKey(path: Segments): Pick<Diagnostic, 'location'> {
    const place = this.#stack.placeOf(path);
    const location = place.document.locateKey(place.segments);
    return location === undefined ? {} : { location };
  }

  #error(code: Diagnostic['code'], path: Segments, message: string, hint?: string): Diagnostic {
    const { location } = this.#stack.placeOf(path);
    return { code, severity: 'error', message, location, ...(hint === undefined ? {} : { hint }) };
  }
}

type Literal = string | number | boolean | null;

/** Of the keys of a map, those that no kind of map takes together with `key`, when some kind does take `key`. */
function rivalsOf(key: string, written: readonly string[], kinds: readonly MapKind[]): string[] {
  const home = kinds.filter(({ keys }) => keys.includes(key));
  if (home.length === 0) return [];
  const known = (other: string) => kinds.some(({ keys }) => keys.includes(other));
  return written.filter((other) => known(other) && !home.some(({ keys }) => keys.includes(other)));
}

/** A whole number beyond what JSON holds exactly breaks the bound of the schema too: one of the two is enough. */
function withoutEchoes(issues: readonly Issue[]): Issue[] {
  const place = (issue: Issue) => issue.path.join('/');
  const isBound = (issue: Issue) => 'origin' in issue && issue.origin === 'int';
  if (!issues.some(isBound)) return [...issues];
  const found = new Map<string, number>();
  for (const issue of issues) found.set(place(issue), (found.get(place(issue)) ?? 0) + 1);
  return issues.filter((issue) => !isBound(issue) || found.get(place(issue)) === 1);
}

function asObject(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function missingHint(key: string, { value, description }: { value?: string; description?: string }) {
  if (value !== undefined) return `add ${key}: ${value}`;
  return description === undefined ? `add ${key}` : `add ${key} (${description.replace(/\.$/, '')})`;
}

/** A copy of a value with another text at a path that exists. */
function withValue(value: JsonValue, path: Segments, text: string): JsonValue {
  const [head, ...rest] = path;
  if (head === undefined) return text;
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item, index) =>
      index === head ? withValue(item, rest, text) : item,
    );
  }
  if (!isJsonObject(value)) return value;
  return { ...value, [head]: withValue(value[head] ?? null, rest, text) };
}
