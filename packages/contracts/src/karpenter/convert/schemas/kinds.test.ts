import { schemaOfKind } from '@nodeless/contract-tables';
import { z } from 'zod';
import { CONVERTIBLE, convertibleSchema, type ConvertibleSchema } from './kinds.ts';

interface Node {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: { readonly [key: string]: Node };
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Node[];
}

/** What a schema says: `.spec.weight integer`, `.spec.limits{} integer|string`, `.spec required: template`. */
function factsOf(node: Node, path = ''): string[] {
  const kinds = (node.anyOf ?? [node]).map(({ type, const: only }) => type ?? (only && 'string') ?? 'any');
  const values = node.enum ?? (node.const === undefined ? [] : [node.const]);
  const own = [`${path} ${kinds.sort().join('|')}${values.length === 0 ? '' : ` ${[...values].sort().join(',')}`}`];
  const required = (node.required ?? []).map((key) => `${path} needs ${key}`);
  const { additionalProperties: more } = node;
  return [
    ...own,
    ...required,
    ...Object.entries(node.properties ?? {}).flatMap(([key, inner]) => factsOf(inner, `${path}.${key}`)),
    ...(typeof more === 'object' ? factsOf(more, `${path}{}`) : []),
    ...(node.items === undefined ? [] : factsOf(node.items, `${path}[]`)),
  ];
}

const gvkOf = ({ shape }: ConvertibleSchema) => `${shape.apiVersion.value}/${shape.kind.value}`;

/** What Karpenter 1.14 publishes of a kind, or 0.32 where 1.14 does not serve it. */
function publishedSchema(schema: ConvertibleSchema): Node {
  const gvk = gvkOf(schema);
  return (schemaOfKind('karpenter', gvk, '1.14') ?? schemaOfKind('karpenter', gvk, '0.32')) as Node;
}

/**
 * The status is not ours to describe, the metadata takes what only the API server writes, and what an inline provider
 * may be is published nowhere.
 */
const LEFT_OUT = /^\.(status|metadata|spec\.provider)\b/;

function differences(schema: ConvertibleSchema): { ours: string[]; theirs: string[] } {
  const mine = factsOf(z.toJSONSchema(schema, { io: 'input' }) as Node);
  const upstream = factsOf(publishedSchema(schema));
  const only = (some: readonly string[], others: readonly string[]) =>
    some.filter((fact) => !others.includes(fact) && !LEFT_OUT.test(fact)).sort();
  return { ours: only(mine, upstream), theirs: only(upstream, mine) };
}

const NEEDS_SPEC = ' needs spec';
const OPERATORS = 'DoesNotExist,Exists,Gt,In,Lt,NotIn';
const EFFECTS = 'NoExecute,NoSchedule,PreferNoSchedule';

/**
 * Where the CRDs of Karpenter 0.32.10 are open and its webhooks were not, and what v1beta1 got until Karpenter 1.0.
 * A specification is required, because nothing can be made of an object without one.
 */
const CORRECTIONS: { readonly [gvk: string]: { ours: string[]; theirs: string[] } } = {
  'karpenter.sh/v1alpha5/Provisioner': {
    ours: [
      NEEDS_SPEC,
      `.spec.requirements[].operator string ${OPERATORS}`,
      `.spec.startupTaints[].effect string ${EFFECTS}`,
      `.spec.taints[].effect string ${EFFECTS}`,
    ],
    theirs: [
      '.spec.requirements[].operator string',
      '.spec.startupTaints[].effect string',
      '.spec.taints[].effect string',
    ],
  },
  'karpenter.k8s.aws/v1alpha1/AWSNodeTemplate': {
    ours: [
      NEEDS_SPEC,
      '.spec needs subnetSelector',
      '.spec.amiFamily string AL2,Bottlerocket,Custom,Ubuntu,Windows2019,Windows2022',
      '.spec.blockDeviceMappings[] needs deviceName',
      '.spec.blockDeviceMappings[] needs ebs',
      '.spec.blockDeviceMappings[].ebs.volumeType string gp2,gp3,io1,io2,sc1,st1,standard',
      '.spec.metadataOptions.httpEndpoint string disabled,enabled',
      '.spec.metadataOptions.httpProtocolIPv6 string disabled,enabled',
      '.spec.metadataOptions.httpTokens string optional,required',
    ],
    theirs: [
      '.spec.amiFamily string',
      '.spec.blockDeviceMappings[].ebs.volumeType string',
      '.spec.metadataOptions.httpEndpoint string',
      '.spec.metadataOptions.httpProtocolIPv6 string',
      '.spec.metadataOptions.httpTokens string',
    ],
  },
  'karpenter.sh/v1beta1/NodePool': {
    ours: [
      NEEDS_SPEC,
      '.spec.disruption.budgets array',
      '.spec.disruption.budgets[] needs nodes',
      '.spec.disruption.budgets[] object',
      '.spec.disruption.budgets[].duration string',
      '.spec.disruption.budgets[].nodes string',
      '.spec.disruption.budgets[].schedule string',
      '.spec.template.spec.requirements[].minValues integer',
    ],
    theirs: [],
  },
  'karpenter.k8s.aws/v1beta1/EC2NodeClass': {
    ours: [
      NEEDS_SPEC,
      '.spec.amiFamily string AL2,AL2023,Bottlerocket,Custom,Ubuntu,Windows2019,Windows2022',
      '.spec.associatePublicIPAddress boolean',
      '.spec.instanceStorePolicy string RAID0',
    ],
    theirs: ['.spec.amiFamily string AL2,Bottlerocket,Custom,Ubuntu,Windows2019,Windows2022'],
  },
  // What Karpenter 1.15 takes; rules of the release refuse it before.
  'karpenter.sh/v1/NodePool': {
    ours: [
      // The server fills it in; who converts a pool writes it.
      '.spec.disruption.budgets[] needs nodes','.spec.disruption.budgets[].reasons[] string Drifted,Empty,Underutilized,Unhealthy'],
    theirs: [
      '.spec.disruption needs consolidateAfter',
      '.spec.disruption.budgets[].reasons[] string Drifted,Empty,Underutilized',
    ],
  },
  'karpenter.k8s.aws/v1/EC2NodeClass': {
    ours: [
      NEEDS_SPEC,
      '.spec.enclaveOptions needs enabled',
      '.spec.enclaveOptions object',
      '.spec.enclaveOptions.enabled boolean',
      '.spec.kubelet.maxPods any',
      '.spec.kubelet{} any',
    ],
    theirs: ['.spec.kubelet.maxPods integer'],
  },
};

for (const schema of CONVERTIBLE) {
  const gvk = gvkOf(schema);
  test(`${gvk} is what Karpenter publishes, with the known corrections`, () => {
    expect(differences(schema)).toEqual(CORRECTIONS[gvk]);
  });
}

test('an inline provider has the fields of an AWSNodeTemplate, but for three', () => {
  const facts = (schema: ConvertibleSchema | undefined, at: string) =>
    factsOf(z.toJSONSchema(schema as z.ZodType, { io: 'input' }) as Node)
      .filter((fact) => fact.startsWith(`${at}.`))
      .map((fact) => fact.slice(at.length));
  const template = convertibleSchema('karpenter.k8s.aws/v1alpha1', 'AWSNodeTemplate');
  const provisioner = convertibleSchema('karpenter.sh/v1alpha5', 'Provisioner');
  expect(facts(provisioner, '.spec.provider')).toEqual(
    facts(template, '.spec').filter((fact) => !/^\.(amiSelector|detailedMonitoring|userData)\b/.test(fact)),
  );
});

test('other versions and kinds are not converted', () => {
  expect(convertibleSchema('karpenter.sh/v1alpha5', 'Machine')).toBeUndefined();
  expect(convertibleSchema('karpenter.sh/v1alpha4', 'Provisioner')).toBeUndefined();
  expect(convertibleSchema('karpenter.sh/v1beta1', 'EC2NodeClass')).toBeUndefined();
  expect(convertibleSchema('karpenter.sh/v1beta1', 'NodePool')).toBeDefined();
});
