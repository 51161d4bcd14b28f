import { isJsonObject, type JsonValue } from '@nodeless/core';
import { DISRUPTED_TAINT } from '../constants.ts';
import { NEW_NAMES, OLD_DISRUPTION_TAINT } from './names.ts';
import type { Path } from './note.ts';

/** A name of before v1 in an object that is not Karpenter's: in its labels, annotations, selectors, tolerations. */
export interface OldName {
  readonly path: Path;
  /** The name is the key at the end of the path, or the text that the path leads to. */
  readonly as: 'key' | 'value';
  readonly old: string;
  readonly name: string;
}

const NAMES: ReadonlyMap<string, string> = new Map([...NEW_NAMES, [OLD_DISRUPTION_TAINT, DISRUPTED_TAINT]]);

/** Every place where an object uses a label, an annotation or a taint of Karpenter that has another name in v1. */
export function oldNamesIn(value: JsonValue, path: Path = []): OldName[] {
  if (typeof value === 'string') return found(value, path, 'value');
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).flatMap((item, index) => oldNamesIn(item, [...path, index]));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...found(key, [...path, key], 'key'),
    ...oldNamesIn(inner, [...path, key]),
  ]);
}

function found(old: string, path: Path, as: OldName['as']): OldName[] {
  const name = NAMES.get(old);
  return name === undefined ? [] : [{ path, as, old, name }];
}
