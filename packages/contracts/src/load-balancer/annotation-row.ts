import { isJsonObject, type JsonValue } from '@nodeless/core';
import type { Form } from './forms.ts';

/** One annotation of the controller: who reads it, how, and which option sets it. */
export interface AnnotationRow {
  /**
   * Its name. One with a placeholder (`actions.${name}`) belongs to an option that is a map: each of its keys takes the place of
   * the placeholder.
   */
  readonly annotation: string;
  readonly kind: 'Ingress' | 'Service';
  readonly form: Form;
  /** Path of the option that sets it, `healthCheck.port`. Undefined: none does, and `instead` says why. */
  readonly option?: string;
  /** What stands in its place, or why nobody writes it. */
  readonly instead?: string;
  /** The first release of the controller that reads it, from 2.0.0 on. */
  readonly since: string;
  /** An annotation of Ingresses that counts on their Services as well, and there before the one of the Ingress. */
  readonly onService: boolean;
  /** Field of IngressClassParams that takes its place; of maps, key by key. */
  readonly classParams?: string;
  /** How the members of a group agree. Undefined: each member has its own. */
  readonly merge?: Merge;
  /** Why EKS Auto Mode does not know it, as a hint. Undefined: it does. */
  readonly notInAutoMode?: string;
}

/**
 * `equal`: all that set it set the same; `set`: the same items; `list`: in the same order; `keys`: no key has two values; `listener`
 * and `listenerSet`: the same (items) where they open the same port.
 */
export type Merge = 'equal' | 'set' | 'list' | 'keys' | 'listener' | 'listenerSet';

type Facts = Partial<
  Pick<AnnotationRow, 'instead' | 'since' | 'onService' | 'classParams' | 'merge' | 'notInAutoMode'>
>;

/** Rows of one kind of object; an entry is the annotation behind `prefix` with its option and form. */
export function rows(
  kind: AnnotationRow['kind'],
  prefix: string,
  table: {
    readonly [suffix: string]: readonly [option: string | undefined, form: Form, facts?: Facts];
  },
): AnnotationRow[] {
  return Object.entries(table).map(([suffix, [option, form, facts]]) => ({
    annotation: prefix + suffix,
    kind,
    form,
    since: '2.0.0',
    onService: false,
    ...(option === undefined ? {} : { option }),
    ...facts,
  }));
}

/** The part of a templated annotation's name that is the same for all keys; the whole name of any other annotation. */
export function fixedPart(annotation: string): string {
  const placeholder = annotation.indexOf('${');
  return placeholder < 0 ? annotation : annotation.slice(0, placeholder);
}

/** The annotations that the options set. Options that are absent set none. */
export function annotate(table: readonly AnnotationRow[], options: object): Record<string, string> {
  const annotations: Record<string, string> = {};
  const set = (name: string, text: string | undefined) => {
    if (text !== undefined) annotations[name] = text;
  };
  for (const { option, annotation, form } of table) {
    const value = option === undefined ? undefined : valueAt(options as JsonValue, option);
    if (value === undefined) continue;
    const fixed = fixedPart(annotation);
    if (fixed === annotation) set(annotation, form.encode(value));
    else
      for (const [key, item] of Object.entries(value as { [key: string]: JsonValue }))
        set(fixed + key, form.encode(item));
  }
  return annotations;
}

/** The row of an annotation, and what stands in the place of its placeholder. */
export function rowOf(
  table: readonly AnnotationRow[],
  name: string,
): { readonly row: AnnotationRow; readonly key?: string } | undefined {
  const row = table.find(({ annotation }) => annotation === name);
  if (row !== undefined) return { row };
  for (const one of table) {
    const fixed = fixedPart(one.annotation);
    const key = name.slice(fixed.length);
    const form = KEYS[one.annotation.slice(fixed.length)];
    if (fixed !== one.annotation && name.startsWith(fixed) && form?.test(key) === true)
      return { row: one, key };
  }
  return undefined;
}

/** What may stand in the place of a placeholder. */
const KEYS: { readonly [placeholder: string]: RegExp } = {
  '${action-name}': /./,
  '${conditions-name}': /./,
  '${transforms-name}': /./,
  '${serviceName}.${servicePort}': /^[^.]+\.[^.]+$/,
  '${Protocol}-${Port}': /^(HTTPS?|TCP|TLS|UDP|TCP_UDP|QUIC|TCP_QUIC)-\d+$/,
  '${protocol}-${port}': /^(TCP|TLS|UDP|TCP_UDP)-\d+$/,
  '${port}': /^\d+$/,
};

/** The options that annotations stand for, as the controller reads them; what it refuses or does not know is left out. */
export function optionsOf(
  table: readonly AnnotationRow[],
  annotations: Readonly<Record<string, string>>,
): { [option: string]: JsonValue } {
  const options: { [option: string]: JsonValue } = {};
  for (const [name, text] of Object.entries(annotations)) {
    const found = rowOf(table, name);
    const value = found?.row.form.read(text).value;
    if (found?.row.option === undefined || value === undefined) continue;
    const path = [...found.row.option.split('.'), ...(found.key === undefined ? [] : [found.key])];
    const last = path.pop() ?? '';
    let at = options;
    for (const key of path) at = (at[key] ??= {}) as { [option: string]: JsonValue };
    at[last] = value;
  }
  return options;
}

function valueAt(options: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = options;
  for (const key of path.split('.')) value = isJsonObject(value) ? value[key] : undefined;
  return value;
}
