import type { JsonObject, JsonValue } from '@nodeless/core';
import type { ReadNode } from '../form/read-node.ts';
import { goPattern } from './go-pattern.ts';
import type { Check } from './walk.ts';

/** The one value or the few values that a node takes. */
export function enumCheck({ only, values }: ReadNode): Check | undefined {
  const all: readonly JsonValue[] | undefined = only === undefined ? values : [only];
  if (all === undefined) return undefined;
  const scalars = new Set<unknown>(all);
  const whole = all.filter((value) => typeof value === 'object').map((value) => JSON.stringify(value));
  // An empty string stands for the default: nobody means to write it.
  const shown = all.filter((value) => value !== '' || all.length === 1).map((value) => JSON.stringify(value));
  const message = `must be ${shown.length > 1 ? 'one of ' : ''}${shown.join(', ')}`;
  return (value, walk) => {
    if (scalars.has(value)) return;
    if (whole.length > 0 && whole.includes(JSON.stringify(value))) return;
    walk.report('value', `${message}, not ${JSON.stringify(value)}`);
  };
}

/** Bounds, lengths and patterns of JSON Schema: each is about values of one type and takes all others. */
export function boundChecks(words: JsonObject): Check[] {
  return [stringCheck(words), numberCheck(words), sizeCheck(words)].filter((check) => check !== undefined);
}

const numberOf = (value: JsonValue | undefined) => (typeof value === 'number' ? value : undefined);

function stringCheck(words: JsonObject): Check | undefined {
  const [least, most] = [numberOf(words['minLength']), numberOf(words['maxLength'])];
  const { pattern } = words;
  const regex = typeof pattern === 'string' ? goPattern(pattern) : undefined;
  if (least === undefined && most === undefined && regex === undefined) return undefined;
  return (value, walk) => {
    if (typeof value !== 'string') return;
    // Lengths count characters, of which a string of JavaScript never has more than it has units.
    if (least !== undefined && (value.length < least || [...value].length < least))
      walk.report('value', `must have ${least} characters at least`);
    if (most !== undefined && value.length > most && [...value].length > most)
      walk.report('value', `must have ${most} characters at most`);
    if (regex !== undefined && !regex.test(value)) walk.report('value', `must match ${String(pattern)}`);
  };
}

function numberCheck(words: JsonObject): Check | undefined {
  const [least, most, step] = ['minimum', 'maximum', 'multipleOf'].map((word) => numberOf(words[word]));
  if (least === undefined && most === undefined && step === undefined) return undefined;
  const [aboveOnly, belowOnly] = [words['exclusiveMinimum'] === true, words['exclusiveMaximum'] === true];
  return (value, walk) => {
    if (typeof value !== 'number') return;
    if (least !== undefined && (aboveOnly ? value <= least : value < least))
      walk.report('value', `must be ${aboveOnly ? 'more than' : 'at least'} ${least}, not ${value}`);
    if (most !== undefined && (belowOnly ? value >= most : value > most))
      walk.report('value', `must be ${belowOnly ? 'less than' : 'at most'} ${most}, not ${value}`);
    if (step !== undefined && !Number.isInteger(value / step))
      walk.report('value', `must be a multiple of ${step}, not ${value}`);
  };
}

function sizeCheck(words: JsonObject): Check | undefined {
  const [fewestItems, mostItems, fewestKeys, mostKeys] = [
    'minItems',
    'maxItems',
    'minProperties',
    'maxProperties',
  ].map((word) => numberOf(words[word]));
  if ([fewestItems, mostItems, fewestKeys, mostKeys].every((bound) => bound === undefined)) return undefined;
  return (value, walk) => {
    if (typeof value !== 'object' || value === null) return;
    const [size, least, most, what] = Array.isArray(value)
      ? [value.length, fewestItems, mostItems, 'items']
      : [Object.keys(value).length, fewestKeys, mostKeys, 'keys'];
    if (least !== undefined && size < least) walk.report('value', `must have ${least} ${what} at least`);
    if (most !== undefined && size > most) walk.report('value', `must have ${most} ${what} at most`);
  };
}
