import { isJsonObject, type JsonValue } from '@nodeless/core';
import type { z } from 'zod';
import { json as encode } from './encode.ts';
import type { Form } from './forms.ts';
import { read, refused, type Reading, type ReadingProblem } from './reading.ts';

/**
 * JSON of the shape of a schema, as Go's encoding/json reads it into a struct: a value of another type fails, a key that it does
 * not know is passed over, and the case of keys does not count.
 */
export function json(schema: z.ZodType): Form {
  return { encode, read: (text) => readJson(text, (value) => shapeProblems(schema, value)) };
}

/** `[{"HTTP": 80}, {"HTTPS": 443}]`. Source: computeIngressListenPorts in pkg/ingress/model_build_listener.go */
export const listenPorts: Form = { encode, read: (text) => readJson(text, portProblems) };

/** A list of JSON that must have an item. Source: computeIngressMutualAuthentication in the same file */
export function filledList(schema: z.ZodType): Form {
  return {
    encode,
    read: (text) =>
      readJson(text, (value) =>
        Array.isArray(value) && value.length === 0 ? EMPTY : shapeProblems(schema, value),
      ),
  };
}

const EMPTY: readonly ReadingProblem[] = [
  { effect: 'refused', message: 'the list is empty', hint: 'name one, or remove the annotation' },
];

function readJson(text: string, problemsOf: (value: JsonValue) => readonly ReadingProblem[]): Reading {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return refused('it is no JSON', 'quote keys and text, and leave no comma at the end');
  }
  const problems = problemsOf(value);
  return problems.some(({ effect }) => effect === 'refused') ? { problems } : { ...read(value), problems };
}

function* portProblemsOf(value: JsonValue): Iterable<ReadingProblem> {
  const form = 'write [{"HTTP": 80}, {"HTTPS": 443}]';
  const refuse = (message: string): ReadingProblem => ({ effect: 'refused', message, hint: form });
  if (!Array.isArray(value) || !value.every(isJsonObject)) return yield refuse('it is no list of maps');
  if (value.length === 0) return yield refuse('the list is empty');
  const seen = new Set<number>();
  for (const [protocol, number] of value.flatMap((entry) => Object.entries(entry))) {
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 1 || number > 65_535)
      yield refuse(`${JSON.stringify(number)} is no port from 1 to 65535`);
    else if (protocol !== 'HTTP' && protocol !== 'HTTPS')
      yield refuse(`${JSON.stringify(protocol)} is not HTTP or HTTPS`);
    else if (seen.has(number))
      yield {
        effect: 'ignored',
        message: `port ${number} stands there twice, and one of them wins`,
        hint: 'remove one',
      };
    else seen.add(number);
  }
  if (value.every((entry) => Object.keys(entry).length === 0))
    yield { effect: 'ignored', message: 'it names no port: the load balancer has no listener', hint: form };
}

const portProblems = (value: JsonValue) => [...portProblemsOf(value)];

function shapeProblems(schema: z.ZodType, value: JsonValue): ReadingProblem[] {
  return (schema.safeParse(value).error?.issues ?? []).flatMap((issue): ReadingProblem[] => {
    const place = issue.path.join('.') || 'it';
    const found = valueAt(value, issue.path);
    if (issue.code === 'invalid_type' && found !== undefined && found !== null) {
      const message = `${place} is ${JSON.stringify(found)}, and the controller reads a ${issue.expected}`;
      return [{ effect: 'refused', message, hint: `write a ${issue.expected}` }];
    }
    if (issue.code !== 'unrecognized_keys') return [];
    const known = knownKeys(schema, issue.path);
    return issue.keys
      .filter((key) => !known.some((one) => one.toLowerCase() === key.toLowerCase()))
      .map((key) => ({
        effect: 'ignored',
        message: `${place === 'it' ? '' : `${place}.`}${key} is a key that the controller does not know`,
        hint: known.length === 0 ? 'remove it' : `the keys are ${known.join(', ')}`,
      }));
  });
}

function valueAt(value: JsonValue, path: readonly PropertyKey[]): JsonValue | undefined {
  let at: JsonValue | undefined = value;
  for (const key of path) {
    if (Array.isArray(at)) at = at[Number(key)] as JsonValue | undefined;
    else at = isJsonObject(at) ? at[String(key)] : undefined;
  }
  return at;
}

interface Shaped {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly unwrap?: () => z.ZodType;
}

/** The keys of the object of a schema at a path. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at = bare(schema);
  for (const key of path) at = bare(typeof key === 'number' ? at.element : at.shape?.[String(key)]);
  return Object.keys(at.shape ?? {});
}

function bare(schema: z.ZodType | undefined): Shaped {
  let at = (schema ?? {}) as Shaped;
  while (at.shape === undefined && at.element === undefined && at.unwrap !== undefined)
    at = at.unwrap() as Shaped;
  return at;
}
