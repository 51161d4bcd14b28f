import { isJsonObject, type Diagnostic, type JsonValue } from '@nodeless/core';
import type { z } from 'zod';
import type { LayerStack, Segments } from '../layers/stack.ts';
import type { CodedParams } from '@nodeless/contracts/issue';
import { knownKeys } from './known-keys.ts';
import { suggestion } from './suggest.ts';

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

/** Turns what zod found into diagnostics that point at the layer which wrote the value. */
export class IssueReporter {
  readonly #schema: z.ZodType;
  readonly #stack: LayerStack;

  constructor(schema: z.ZodType, stack: LayerStack) {
    this.#schema = schema;
    this.#stack = stack;
  }

  report(issue: Issue, base: Segments = []): Diagnostic[] {
    const path: Segments = [...base, ...(issue.path as (string | number)[])];
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => this.#unknownKey(path, key));
      case 'invalid_union':
        return this.#likeliestBranch(issue.errors, path).flatMap((inner) => this.report(inner, path));
      case 'invalid_type':
        return [
          this.#valueAt(path) === undefined ? this.#missing(path) : this.#wrongType(path, issue.expected),
        ];
      case 'invalid_value':
        return [
          this.#valueAt(path) === undefined
            ? this.#missing(path)
            : this.#notAllowed(path, issue.values.map(String)),
        ];
      case 'invalid_key':
        return issue.issues.flatMap((inner) =>
          this.report(inner, path.slice(0, -1)).map((found) => ({ ...found, ...this.#atKey(path) })),
        );
      case 'custom':
        return [this.#custom(path, issue.message, issue.params as CodedParams | undefined)];
      default:
        return [this.#error('spec/invalid-value', path, `${name(path)}: ${plainer(issue.message)}`)];
    }
  }

  #valueAt(path: Segments): JsonValue | undefined {
    let value: JsonValue | undefined = this.#stack.value;
    for (const segment of path) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = (value as Record<string | number, JsonValue>)[segment];
    }
    return value;
  }

  #unknownKey(path: Segments, key: string): Diagnostic {
    const hint = suggestion(key, knownKeys(this.#schema, path));
    const message = `unknown key ${JSON.stringify(key)}${path.length === 0 ? '' : ` in ${name(path)}`}`;
    return {
      ...this.#error('spec/unknown-key', [...path, key], message, hint),
      ...this.#atKey([...path, key]),
    };
  }

  #missing(path: Segments): Diagnostic {
    const special = MISSING_CODES.find((entry) => entry.path.test(path.join('.')));
    const parent = path.slice(0, -1);
    const message = `${parent.length === 0 ? '' : `${name(parent)}: `}the key ${JSON.stringify(path.at(-1))} is missing`;
    return this.#error(special?.code ?? 'spec/missing-key', path, message, special?.hint);
  }

  #wrongType(path: Segments, expected: string): Diagnostic {
    const place = this.#stack.placeOf(path);
    const typed = place.document.typedText(place.segments);
    const value = this.#valueAt(path);
    if (expected === 'string' && typed !== undefined && value !== null) {
      const message = `${name(path)} must be a text, but ${typed} without quotes is a ${typeof value} to YAML`;
      return this.#error('spec/unquoted-text', path, message, `write ${JSON.stringify(typed)}`);
    }
    const message = `${name(path)} must be ${EXPECTED[expected] ?? expected}, not ${describe(value)}`;
    return this.#error('spec/wrong-type', path, message);
  }

  #notAllowed(path: Segments, allowed: readonly string[]): Diagnostic {
    const value = this.#valueAt(path);
    const message = `${name(path)} cannot be ${JSON.stringify(value)}`;
    return this.#error('spec/invalid-value', path, message, suggestion(String(value), allowed));
  }

  #custom(path: Segments, message: string, params: CodedParams | undefined): Diagnostic {
    return this.#error(params?.code ?? 'spec/invalid-value', path, `${name(path)}: ${message}`, params?.hint);
  }

  /** Of the options of a union, the one whose shape is nearest to what was written. */
  #likeliestBranch(branches: readonly (readonly Issue[])[], path: Segments): readonly Issue[] {
    const value = this.#valueAt(path);
    const cost = (issues: readonly Issue[]) =>
      issues.reduce((sum, issue) => {
        const atTop = issue.path.length === 0;
        if (issue.code === 'unrecognized_keys') return sum + 2 * issue.keys.length;
        if (atTop && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
          return sum + (isJsonObject(value) ? 100 : 10);
        return sum + 1;
      }, 0);
    return [...branches].sort((a, b) => cost(a) - cost(b))[0] ?? [];
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

const EXPECTED: Partial<Record<string, string>> = {
  object: 'a map',
  record: 'a map',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** `compute.karpenter.nodePools[0].limits`, for people. */
function name(path: Segments): string {
  return (
    path
      .map((segment, index) =>
        typeof segment === 'number' ? `[${segment}]` : `${index === 0 ? '' : '.'}${segment}`,
      )
      .join('') || 'the file'
  );
}

function describe(value: JsonValue | undefined): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : JSON.stringify(value);
}

function plainer(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
