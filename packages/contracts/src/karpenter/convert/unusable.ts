import { at, isJsonObject, type JsonValue } from '@nodeless/core';
import type { Output } from './drafts.ts';
import { fieldName, type ConversionNote, type Path } from './note.ts';
import { sourceOf } from './refused.ts';

/** Text for a program that fills it in: `${NAME}`, `{{ name }}`, `<name>`. */
const PLACEHOLDER = /\$\{[A-Za-z_][^}]*\}|\{\{.*?\}\}|<[A-Za-z][A-Za-z0-9_ -]*>/;

/** Scripts have variables of their own. */
const SCRIPTS: ReadonlySet<string> = new Set(['userData']);

/**
 * Roles and instance profiles that are ARNs: the API server takes them, and Karpenter, which asks IAM for a name, makes no node.
 * Source: https://karpenter.sh/docs/concepts/nodeclasses/#specrole and GetInstanceProfile of the IAM API
 */
export function arnIdentities(outputs: readonly Output[]): ConversionNote[] {
  return outputs.flatMap(({ manifest, sources }) =>
    (['role', 'instanceProfile'] as const).flatMap((key): ConversionNote[] => {
      const value = at(manifest, 'spec', key);
      if (typeof value !== 'string' || !value.startsWith('arn:')) return [];
      const path = ['spec', key];
      return [
        {
          code: 'convert/refused',
          severity: 'error',
          message: `Karpenter looks for a name in ${fieldName(path)} of ${manifest.kind} "${manifest.metadata.name}" and finds the ARN "${value}"`,
          hint: `write ${value.slice(value.lastIndexOf('/') + 1)}, the last part of it`,
          at: sourceOf(path, sources),
        },
      ];
    }),
  );
}

/** Placeholders of other programs: they pass every check, and Karpenter then finds nothing of that name. */
export function leftToFillIn(outputs: readonly Output[]): ConversionNote[] {
  return outputs.flatMap(({ manifest, sources }) =>
    placeholders(manifest as unknown as JsonValue, []).map(({ path, text }): ConversionNote => ({
      code: 'convert/fill-in',
      severity: 'warning',
      message: `${fieldName(path)} of ${manifest.kind} "${manifest.metadata.name}" holds the placeholder ${text}, which Karpenter takes as it is`,
      hint: 'fill it in before the objects are applied',
      at: sourceOf(path, sources),
    })),
  );
}

function placeholders(value: JsonValue, path: Path): { path: Path; text: string }[] {
  if (typeof value === 'string') {
    const text = PLACEHOLDER.exec(value)?.[0];
    return text === undefined ? [] : [{ path, text }];
  }
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((item, index) => placeholders(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (SCRIPTS.has(key)) return [];
    const text = PLACEHOLDER.exec(key)?.[0];
    return [...(text === undefined ? [] : [{ path, text }]), ...placeholders(part, [...path, key])];
  });
}
