import { at, isJsonObject, type JsonValue } from '@nodeless/core';
import type { FieldChange } from '../report/field-change.ts';

/** Fields with maps that came or went as a whole taken apart into what is in them; lists stay whole. */
export function leaves(fields: readonly FieldChange[]): FieldChange[] {
  return fields.flatMap((field): FieldChange[] => {
    const { path, before, after } = field;
    const whole = [before, after].find((side) => side !== undefined);
    const isWhole = before === undefined || after === undefined;
    if (!isWhole || !isJsonObject(whole) || Object.keys(whole).length === 0) return [field];
    return leaves(
      Object.keys(whole).map((key) => ({
        path: [...path, key],
        ...sideOf('before', before, key),
        ...sideOf('after', after, key),
      })),
    );
  });
}

function sideOf(side: 'before' | 'after', value: JsonValue | undefined, key: string): Partial<FieldChange> {
  const part = at(value, key);
  return part === undefined ? {} : { [side]: part };
}
