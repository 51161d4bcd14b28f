import type { Agreement, FalseRefusal } from './agreement.ts';
import { STRICTER } from './stricter.ts';

const UNEXPLAINED = 'NOT EXPLAINED in the README';

/** The figures in words, one fact a line; with the ids of the files when `withIds`. */
export function report(found: Agreement, withIds: boolean): string {
  const { agreed, falseAccepts, falseRefusals, files, laterAccepts } = found;
  const share = files === 0 ? 100 : (100 * agreed) / files;
  const lines = [
    `${files} files, agreement ${share.toFixed(2)} %`,
    counted('accepted here, refused by eksctl', falseAccepts, withIds),
    counted('accepted here, refused later by eksctl', laterAccepts, withIds),
    counted('refused here, accepted by eksctl', idsOf(falseRefusals), false),
    ...[...STRICTER.map(({ name }) => name), undefined].flatMap((name) =>
      explained(name, falseRefusals, withIds),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function explained(name: string | undefined, all: readonly FalseRefusal[], withIds: boolean): string[] {
  const refusals = all.filter((refusal) => refusal.explained === name);
  if (refusals.length === 0) return [];
  return [
    `  ${counted(name ?? UNEXPLAINED, idsOf(refusals), false)}`,
    ...refusals.map(({ ids, kind }) => `    ${counted(kind, ids, withIds)}`),
  ];
}

function idsOf(refusals: readonly FalseRefusal[]): string[] {
  return [...new Set(refusals.flatMap(({ ids }) => ids))];
}

function counted(what: string, ids: readonly string[], withIds: boolean): string {
  return `${what}: ${ids.length}${withIds && ids.length > 0 ? ` (${ids.join(' ')})` : ''}`;
}
