import { isJsonObject, maps, type JsonObject, type JsonValue } from '@nodeless/core';

/** Options of one or two apps, and what the controller makes of what they render. */
export interface StackRow {
  readonly id: string;
  /** Whether the subnets of the VPC have IPv6 blocks. */
  readonly ipv6: boolean;
  readonly apps: readonly ExposedApp[];
  /**
   * `error`: it reconciles for ever without success; `same`: it builds what it builds without the option; `built`: it builds
   * something else.
   */
  readonly verdict: (typeof VERDICTS)[number];
  /** The stack in short; absent where there is none. */
  readonly built?: string | null;
}

export interface ExposedApp {
  readonly ports?: readonly JsonObject[];
  readonly expose: JsonObject;
}

export const VERDICTS = ['error', 'same', 'built'] as const;

/**
 * Reads verdicts of the controller: one JSON object a line.
 *
 * @throws when a line is something else, with its number
 */
export function readStackRows(text: string): StackRow[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const value = JSON.parse(line) as JsonValue;
    if (!isRow(value))
      throw new Error(`line ${index + 1} is no verdict: id, ipv6, apps and verdict are needed`);
    return [value];
  });
}

function isRow(value: JsonValue): value is JsonObject & StackRow {
  if (!isJsonObject(value)) return false;
  const apps = maps(value['apps']);
  return (
    typeof value['id'] === 'string' &&
    typeof value['ipv6'] === 'boolean' &&
    VERDICTS.some((one) => one === value['verdict']) &&
    apps.length > 0 &&
    apps.every(({ expose }) => isJsonObject(expose))
  );
}

/** What the variant changes: its family, as `nlb/tls`, and the options, as `healthCheck.port`. */
export function touched({ id }: StackRow): { readonly family: string; readonly options: readonly string[] } {
  const parts = id.split('/');
  const [kind = '', second = ''] = parts;
  if (second === 'group') return { family: 'alb/group', options: [(parts[2] ?? '').replace(/=.*/, '')] };
  const isPair = second === 'pair';
  const family = `${kind}/${isPair ? parts[2] : second}`;
  const rest = parts.slice(isPair ? 3 : 2).join('/');
  const first = optionIn(rest);
  const other = / & ([A-Za-z][\w.]*)=/.exec(rest)?.[1];
  return { family, options: [first, ...(isPair && other !== undefined ? [optionOf(other)] : [])] };
}

const optionIn = (text: string) => optionOf(/^[^=]*/.exec(text)?.[0] ?? '');

/** Attributes have dots in their names. */
function optionOf(path: string): string {
  const [first = '', second] = path.split('.');
  return /[aA]ttributes/.test(first) || second === undefined ? first : `${first}.${second}`;
}
