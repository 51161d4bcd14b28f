import type { Walk } from '../validate/walk.ts';

/** A map whose fields have the types that its schema says: rules run only where the schema found nothing. */
export interface Fields {
  readonly [field: string]: unknown;
}

/** What the API server's code asks of the values of a type, beside the schema of the type. It reports at fields. */
export type TypeRule = (value: Fields, walk: Walk) => void;

/** The rules of types, by their names without the API version: `api.core.Container`. */
export interface TypeRules {
  readonly [type: string]: readonly TypeRule[];
}

/** Strings of a form, and what to call it after `must be`. */
export interface Form {
  readonly matches: (value: string) => boolean;
  readonly meaning: string;
}

/** Whether a field says nothing: in the structs of the API server null, the zero value and no field are one. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

export const isSet = (value: unknown): boolean => value !== undefined && value !== null;

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The maps in a list; null is a map without fields. */
export const mapsOf = (value: unknown): readonly Fields[] => listOf(value).map(fieldsOf);

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Fields that say something. */
export function filled(...names: readonly string[]): TypeRule {
  return (value, walk) => {
    for (const name of names) if (isEmpty(value[name])) walk.reportBelow(name, 'invalid', 'is required');
  };
}

/** Pointers: they may be left out, and are not empty when they are there. */
export function notEmpty(...names: readonly string[]): TypeRule {
  return (value, walk) => {
    for (const name of names)
      if (isSet(value[name]) && isEmpty(value[name])) walk.reportBelow(name, 'invalid', 'must not be empty');
  };
}

/** Numbers in bounds, both included. */
export function within(least: number, most: number, ...names: readonly string[]): TypeRule {
  const bounds = most === Infinity ? `must be ${least} or more` : `must be a number from ${least} to ${most}`;
  return (value, walk) => {
    for (const name of names) {
      const number = value[name];
      if (typeof number === 'number' && (number < least || number > most))
        walk.reportBelow(name, 'invalid', `${bounds}, not ${number}`);
    }
  };
}

export const atLeast = (least: number, ...names: readonly string[]): TypeRule =>
  within(least, Infinity, ...names);

/** Strings of a form; an empty one says nothing. */
export function form(one: Form, ...names: readonly string[]): TypeRule {
  return (value, walk) => {
    for (const name of names) if (!isEmpty(value[name])) checkForm(one, value[name], name, walk);
  };
}

/** Lists whose strings all have a form; null is the empty string. */
export function each(one: Form, ...names: readonly string[]): TypeRule {
  return (value, walk) => {
    for (const name of names)
      listOf(value[name]).forEach((item, index) => {
        walk.path.push(name);
        checkForm(one, item ?? '', index, walk);
        walk.path.pop();
      });
  };
}

function checkForm({ matches, meaning }: Form, value: unknown, step: string | number, walk: Walk): void {
  if (typeof value === 'string' && !matches(value))
    walk.reportBelow(step, 'invalid', `must be ${meaning}, not ${JSON.stringify(value)}`);
}

/** Strings of these alone. */
export function only(values: readonly string[], ...names: readonly string[]): TypeRule {
  return form(oneOf(values), ...names);
}

/** The form of a few words. */
export function oneOf(values: readonly string[]): Form {
  const shown = values.map((value) => JSON.stringify(value)).join(', ');
  return {
    matches: (value) => values.includes(value),
    meaning: values.length > 1 ? `one of ${shown}` : shown,
  };
}

/** One field of several, and no second one. */
export function exactlyOne(...names: readonly string[]): TypeRule {
  return (value, walk) => {
    const said = names.filter((name) => isSet(value[name]));
    if (said.length === 0) walk.report('invalid', `needs one of ${names.join(', ')}`);
    refuseSecond(said, walk);
  };
}

/** One field of several at most. */
export function atMostOne(...names: readonly string[]): TypeRule {
  return (value, walk) => {
    refuseSecond(
      names.filter((name) => isSet(value[name])),
      walk,
    );
  };
}

function refuseSecond([first, ...more]: readonly string[], walk: Walk): void {
  for (const name of more) walk.reportBelow(name, 'invalid', `must not stand beside ${first}`);
}

/** A list in which no two items have the same name, and what the items are told apart by. */
export function unique(list: string, keyOf: (item: unknown) => string | undefined, what: string): TypeRule {
  return (value, walk) => {
    const seen = new Set<string>();
    listOf(value[list]).forEach((item, index) => {
      const key = keyOf(item);
      if (key === undefined || key === '') return;
      if (seen.has(key)) reportAt(walk, [list, index], `repeats ${what} of an earlier item`);
      seen.add(key);
    });
  };
}

/** Reports at a place below the value. */
export function reportAt(walk: Walk, steps: readonly (string | number)[], message: string): void {
  walk.path.push(...steps);
  walk.report('invalid', message);
  walk.path.length -= steps.length;
}
