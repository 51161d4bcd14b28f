import { COMPONENTS, type Catalogue, type Component } from '@nodeless/catalogue';
import { z } from 'zod';

const KEY = /^[a-z][A-Za-z0-9]*$/;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Keys of `versions` that belong to no component. */
const TAKEN_KEYS = ['argocd', 'eksctl', 'karpenter', 'nodeImage', 'pause'];

/** A code of a rule that does not come with Nodeless: its area is a domain name. */
const CODE = /^[a-z0-9-]+(\.[a-z0-9-]+)+\/[a-z0-9]+(-[a-z0-9]+)*$/;

const isFunction = (value: unknown) => value === undefined || typeof value === 'function';
const hook = z.custom<unknown>(isFunction, 'must be a function').optional();

const RuleSchema = z.object({
  codes: z
    .array(z.string().regex(CODE, 'must look like example.com/image-registry'))
    .min(1, 'must hold the codes that the rule may report'),
  check: z.custom<unknown>((value) => typeof value === 'function', 'must be a function'),
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

const ConfigSchema = z.strictObject({
  components: z.array(ComponentSchema).default([]),
  rules: z.array(RuleSchema).default([]),
});

/** What is wrong with the default export of a config, in sentences; empty when nothing is. */
export function configProblems(exported: unknown, reserved: readonly string[]): string[] {
  const parsed = ConfigSchema.safeParse(exported);
  if (!parsed.success) {
    return parsed.error.issues.map(
      ({ path, message }) => `${path.length === 0 ? 'the default export' : path.join('.')}: ${message}`,
    );
  }
  const { components } = parsed.data;
  const keys = [...Object.keys(COMPONENTS), ...TAKEN_KEYS, ...components.map(({ key }) => key)];
  const names = [...reserved, ...components.flatMap(({ applications }) => applications)];
  return [
    ...twice(keys).map((key) => `components: the key ${key} is taken`),
    ...twice(names).map((name) => `components: there is already an Application ${name}`),
  ];
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** The catalogue with the components of a config, which have no problem, behind those that come with Nodeless. */
export function extendedCatalogue(components: readonly Component[]): Catalogue {
  return { ...COMPONENTS, ...Object.fromEntries(components.map((component) => [component.key, component])) };
}
