import { isJsonObject, type JsonValue } from '@nodeless/core';
import { plain, type Encoder } from './encode.ts';

/** Ties one option to the annotation that it sets. */
export interface Binding {
  /** Path of the option, `healthCheck.port`. */
  readonly option: string;
  /**
   * Name of the annotation. A name with a placeholder (`actions.${name}`) belongs to an option that is a map: each of
   * its keys takes the placeholder's place.
   */
  readonly annotation: string;
  readonly encode: Encoder;
}

/** Bindings of one object of options, all below `prefix`; an entry is an annotation's suffix, or that with its encoder. */
export function bindings(
  prefix: string,
  table: { readonly [option: string]: string | readonly [suffix: string, encode: Encoder] },
): Binding[] {
  return Object.entries(table).map(([option, entry]) => {
    const [suffix, encode] = typeof entry === 'string' ? [entry, plain] : entry;
    return { option, annotation: prefix + suffix, encode };
  });
}

/** The part of a templated annotation's name that is the same for all keys; the whole name of any other annotation. */
export function fixedPart(annotation: string): string {
  const placeholder = annotation.indexOf('${');
  return placeholder < 0 ? annotation : annotation.slice(0, placeholder);
}

/** The annotations that the options set. Options that are absent set none. */
export function annotate(table: readonly Binding[], options: object): Record<string, string> {
  const annotations: Record<string, string> = {};
  const set = (name: string, text: string | undefined) => {
    if (text !== undefined) annotations[name] = text;
  };
  for (const { option, annotation, encode } of table) {
    const value = valueAt(options as JsonValue, option);
    if (value === undefined) continue;
    const fixed = fixedPart(annotation);
    if (fixed === annotation) set(annotation, encode(value));
    else
      for (const [key, item] of Object.entries(value as { [key: string]: JsonValue }))
        set(fixed + key, encode(item));
  }
  return annotations;
}

function valueAt(options: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = options;
  for (const key of path.split('.')) value = isJsonObject(value) ? value[key] : undefined;
  return value;
}
