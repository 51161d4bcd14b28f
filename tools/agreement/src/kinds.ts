import {
  ClusterConfigSchema,
  RULES,
  validateClusterConfig,
  type ConfigPath,
  type ConfigProblem,
  type ValidateOptions,
} from '@nodeless/eksctl-schema';

/**
 * Which rules refuse a file: the names of rules in `RULES`, or for single values the place with what is wrong
 * (`managedNodeGroups.*.minSize: Too small`). Empty when the file is accepted.
 */
export function kindsOfRefusal(config: unknown, options: ValidateOptions): string[] {
  const parsed = ClusterConfigSchema.safeParse(config, { reportInput: true });
  const kinds = parsed.success
    ? Object.entries(RULES).flatMap(([name, rule]) =>
        [...rule(parsed.data, options)].length > 0 ? [name] : [],
      )
    : validateClusterConfig(config).map((problem) => valueKind(config, problem));
  return [...new Set(kinds)].sort();
}

function valueKind(config: unknown, problem: ConfigProblem): string {
  const { message, path } = problem;
  const value = valueAt(config, path);
  if (value === null) return 'no value (null)';
  if (value === '') return 'empty text';
  if (isInAnotherCase(config, problem)) return 'key in another case';
  if (message.startsWith('unknown key')) return 'unknown key';
  const place = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  return `${place}: ${message.replace(/: expected one of .*/, '')}`;
}

/** True for a key that is unknown, or missing, because of its capitals alone. */
function isInAnotherCase(config: unknown, { hint = '', message, path }: ConfigProblem): boolean {
  const key = String(path.at(-1)).toLowerCase();
  if (message.startsWith('unknown key')) return hint.toLowerCase() === `did you mean ${key}?`;
  if (valueAt(config, path) !== undefined) return false;
  const parent = valueAt(config, path.slice(0, -1));
  return typeof parent === 'object' && Object.keys(parent ?? {}).some((other) => other.toLowerCase() === key);
}

function valueAt(config: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as { readonly [key: string | number]: unknown } | null | undefined)?.[step],
    config,
  );
}
