import { z } from 'zod';
import { coded, codedCheck } from '../issue.ts';

/** The code of every value that the controller or the load balancer would refuse. */
export const UNKNOWN_VALUE = 'lb/unknown-option-value';

/** One of a few texts. The editor's schema lists them, and a wrong one is answered with the list. */
export function oneOf<const T extends readonly [string, ...string[]]>(
  values: T,
  text: string,
  fallback?: T[number],
) {
  return anyOf(values)
    .pipe(z.enum(values))
    .describe(`${text} Allowed: ${values.join(', ')}.${defaultText(fallback)}`);
}

/** Like {@link oneOf}, but of the type string: a pipe inside a union would hide what is wrong. */
function anyOf(values: readonly string[]) {
  const listed = values.join(', ');
  return z
    .string()
    .check(
      coded(
        UNKNOWN_VALUE,
        (value) => values.includes(value),
        (value) => `${JSON.stringify(value)} is not one of ${listed}`,
        `allowed: ${listed}`,
      ),
    )
    .meta({ enum: [...values] });
}

/** Inclusive bounds, and at most one number outside them. */
export interface Bounds {
  readonly min: number;
  readonly max?: number;
  readonly also?: number;
  /** How a value looks, where there is no default to show it. */
  readonly example?: number;
}

/** A whole number in bounds. */
export function integer(bounds: Bounds, text: string, fallback?: number | string) {
  const { min, max = Number.MAX_SAFE_INTEGER, also } = bounds;
  const range = bounds.max === undefined ? `${min} or more` : `${min} to ${max}`;
  const listed = also === undefined ? range : `${also}, or ${range}`;
  const inRange = { minimum: min, maximum: max };
  const example = bounds.example ?? (typeof fallback === 'number' ? fallback : undefined);
  return z
    .int()
    .check(
      coded(
        UNKNOWN_VALUE,
        (value) => (value >= min && value <= max) || value === also,
        (value) => `${value} is outside ${listed}`,
        `allowed: ${listed}`,
      ),
    )
    .meta(also === undefined ? inRange : { anyOf: [{ const: also }, inRange] })
    .meta(example === undefined ? {} : { examples: [example] })
    .describe(`${text} Allowed: ${listed}.${defaultText(fallback)}`);
}

export function flag(text: string, fallback?: boolean) {
  return z.boolean().describe(`${text}${defaultText(fallback)}`);
}

/** Text of a known shape; `like` is a value of it. */
export function matching(pattern: RegExp, like: string, text: string, fallback?: string) {
  return shaped(pattern, like, like, text, fallback);
}

/** Text without a form of its own; the controller would cut white space at its ends off. */
export function words(text: string, example: string, fallback?: string) {
  return shaped(/^\S(.*\S)?$/, 'text without white space at its ends', example, text, fallback);
}

/** Text that can stand in a list, which has no way to hold a comma. */
export function item(text: string, example: string) {
  return shaped(/^[^\s,]([^,]*[^\s,])?$/, 'text without a comma', example, text);
}

/** Text that has to fit the pattern; `form` names it for people whose text does not. */
export function shaped(pattern: RegExp, form: string, example: string, text: string, fallback?: string) {
  return z
    .string()
    .check(
      coded(
        UNKNOWN_VALUE,
        (value) => pattern.test(value),
        (value) => `${JSON.stringify(value)} does not have the form of ${form}`,
        `write it like ${form}`,
      ),
    )
    .meta({ pattern: pattern.source, examples: [example] })
    .describe(`${text} For example ${example}.${defaultText(fallback)}`);
}

/** A list with at least one item. An empty one would clear what the load balancer has, by accident. */
export function list<T extends z.ZodType>(of: T, text: string) {
  return z
    .array(of)
    .check(
      coded<unknown[]>(
        UNKNOWN_VALUE,
        (items) => items.length > 0,
        'the list is empty',
        'name one, or leave the option out',
      ),
    )
    .meta({ minItems: 1 })
    .describe(text);
}

/** A map whose keys have a known shape. */
export function keyed<T extends z.ZodType>(pattern: RegExp, like: string, value: T, text: string) {
  return z
    .record(z.string(), value)
    .check(
      codedCheck<Record<string, unknown>>((map) =>
        Object.keys(map)
          .filter((key) => !pattern.test(key))
          .map((key) => ({
            code: UNKNOWN_VALUE,
            message: `the key ${JSON.stringify(key)} does not have the form of ${like}`,
            hint: `write it like ${like}`,
            path: [key],
          })),
      ),
    )
    .meta({ propertyNames: { pattern: pattern.source, examples: [like] } })
    .describe(`${text} Keys like ${like}.`);
}

/** A whole number in bounds, or one word that stands for something else. */
export function integerOr(bounds: Bounds, word: string, text: string, fallback?: number | string) {
  return z
    .union([
      integer(typeof fallback === 'number' ? { example: fallback, ...bounds } : bounds, text),
      anyOf([word]),
    ])
    .describe(`${text} Or ${word}.${defaultText(fallback)}`);
}

/** True, false, or one word that stands for something else. */
export function flagOr(word: string, text: string, fallback?: boolean | string) {
  return z.union([z.boolean(), anyOf([word])]).describe(`${text} Or ${word}.${defaultText(fallback)}`);
}

function defaultText(fallback: string | number | boolean | undefined): string {
  return fallback === undefined ? '' : ` Default: ${fallback}.`;
}
