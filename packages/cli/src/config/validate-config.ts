import { COMPONENTS, type Catalogue, type Component } from '@nodeless/catalogue';
import { DANGER_SEVERITIES } from '@nodeless/review';
import { z } from 'zod';
import { REPORT_FORMATS } from '../diff/formats.ts';

const KEY = /^[a-z][A-Za-z0-9]*$/;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Keys of `versions` that belong to no component. */
const TAKEN_KEYS = ['argocd', 'eksctl', 'karpenter', 'nodeImage', 'pause'];

/** A code of a rule that does not come with Nodeless: its area is a domain name. */
const CODE = /^[a-z0-9-]+(\.[a-z0-9-]+)+\/[a-z0-9]+(-[a-z0-9]+)*$/;

const SEVERITIES = [
  'error',
  'warning',
  'info',
  'error or warning',
  'error or info',
  'warning or info',
] as const;

const isFunction = (value: unknown) => value === undefined || typeof value === 'function';
const hook = z.custom<unknown>(isFunction, 'must be a function').optional();

const code = z.string().regex(CODE, 'must look like example.com/image-registry');
const functionOf = z.custom<unknown>((value) => typeof value === 'function', 'must be a function');

const RuleSchema = z.object({
  codes: z
    .array(
      z.object({
        code,
        severity: z.enum(SEVERITIES, `must be one of ${SEVERITIES.join(', ')}`),
        title: z.string('must say in a line what the code means').min(1),
      }),
    )
    .min(1, 'must hold the codes that the rule may report'),
  title: z.string().min(1).optional(),
  references: z.array(z.string().min(1)).min(1).optional(),
  check: functionOf,
});

const sentence = z
  .string()
  .min(2, { error: 'must be a sentence: two characters are the fewest', abort: true })
  .regex(/^\S.*[^.\s]$/, 'must be a sentence in one line, without a full stop at its end');

const DangerSchema = z.strictObject({
  id: code,
  severity: z.enum(DANGER_SEVERITIES),
  consequence: sentence,
  remedy: sentence,
  source: z.string().min(1).optional(),
  check: functionOf,
});

const ComponentSchema = z.object({
  key: z.string().regex(KEY, 'must be a name like metricsServer'),
  title: z.string().min(1),
  description: z.string().min(1),
  options: z.instanceof(z.ZodType, { error: 'must be a schema of zod 4, the one that nodeless brings' }),
  applications: z.array(z.string().regex(DNS_LABEL, 'must be a DNS label')),
  rules: z.array(RuleSchema).optional(),
  release: z
    .object({
      schema: z.instanceof(z.ZodType, { error: 'must be a schema of zod 4, the one that nodeless brings' }),
    })
    .optional(),
  hostnameAnnotations: hook,
  loadBalancers: hook,
  nodeGroupTags: hook,
  problems: hook,
  render: hook,
});

const FormatSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be a name like junit'),
  title: sentence,
  render: functionOf,
});

const ConfigSchema = z.strictObject({
  components: z.array(ComponentSchema).default([]),
  rules: z.array(RuleSchema).default([]),
  dangers: z.array(DangerSchema).default([]),
  formats: z.array(FormatSchema).default([]),
});

/** Something that is wrong with a config. */
export interface ConfigProblem {
  readonly message: string;
  /** The definition that is meant, as the config exports it. */
  readonly definition?: unknown;
}

/**
 * What is wrong with the default export of a config; empty when nothing is.
 *
 * @param reserved names of Applications that come with Nodeless
 */
export function configProblems(exported: unknown, reserved: readonly string[]): ConfigProblem[] {
  const parsed = ConfigSchema.safeParse(exported);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      message: `${path.length === 0 ? 'the default export' : path.join('.')}: ${message}`,
      definition: definitionAt(exported, path),
    }));
  }
  const { components, dangers, formats } = parsed.data;
  const keys = components.map(({ key }) => [key]);
  const applications = components.map(({ applications: names }) => names);
  return [
    ...taken(keys, [...Object.keys(COMPONENTS), ...TAKEN_KEYS]).map(([name, index]) =>
      problem(exported, 'components', index, `the key ${name} is taken`),
    ),
    ...taken(applications, reserved).map(([name, index]) =>
      problem(exported, 'components', index, `there is already an Application ${name}`),
    ),
    ...taken(
      dangers.map(({ id }) => [id]),
      [],
    ).map(([id, index]) => problem(exported, 'dangers', index, `the id ${id} is taken`)),
    ...taken(
      formats.map(({ name }) => [name]),
      REPORT_FORMATS,
    ).map(([name, index]) => problem(exported, 'formats', index, `the name ${name} is taken`)),
  ];
}

/** Names that are taken when a definition brings them, each with the position of that definition. */
function taken(
  named: readonly (readonly string[])[],
  reserved: readonly string[],
): [name: string, index: number][] {
  const known = new Set(reserved);
  return named.flatMap((names, index) =>
    names.flatMap((name): [string, number][] => {
      if (known.has(name)) return [[name, index]];
      known.add(name);
      return [];
    }),
  );
}

function problem(exported: unknown, list: string, index: number, message: string): ConfigProblem {
  return { message: `${list}: ${message}`, definition: definitionAt(exported, [list, index]) };
}

/** What stands at the first two steps of a path: `rules.0`. */
function definitionAt(exported: unknown, [list, index]: readonly PropertyKey[]): unknown {
  if (list === undefined || index === undefined) return undefined;
  const definitions = Reflect.get(exported as object, list) as unknown;
  return typeof definitions === 'object' && definitions !== null
    ? Reflect.get(definitions, index)
    : undefined;
}

/** The catalogue with the components of a config, which have no problem, behind those that come with Nodeless. */
export function extendedCatalogue(components: readonly Component[]): Catalogue {
  return { ...COMPONENTS, ...Object.fromEntries(components.map((component) => [component.key, component])) };
}
