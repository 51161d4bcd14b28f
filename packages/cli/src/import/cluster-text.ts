import { isJsonObject, type JsonObject } from '@nodeless/core';
import { yamlText } from './yaml-text.ts';

/** What stands above a key, and that an empty line sets it apart. */
const ABOVE: { readonly [key: string]: string } = {
  tags: '# On everything that is made in AWS. null takes away what the fleet or the stage would set.',
  network: '# The network, and the ways to the API server.',
  access: '# Who may use the Kubernetes API.',
  controlPlane: '# The part of Kubernetes that EKS runs.',
  iam: '# What holds for all roles.',
  compute: '# Where pods run.',
  addons: '# Add-ons of EKS; their versions stand in facts.json.',
  components: '# What the fleet would add to this cluster. Take a line out to have it.',
  eksctl: '# What this format has no key for, laid over what is rendered: see docs/overlay.md of Nodeless.',
};

const ORDER = [
  ...[
    'apiVersion',
    'kind',
    'name',
    'stage',
    'region',
    'accountId',
    'kubernetes',
    'tags',
    'network',
    'access',
  ],
  ...['controlPlane', 'iam', 'compute', 'addons', 'components', 'apps', 'eksctl'],
];

/** Keys whose values are several lines whatever they hold. */
const BLOCKS = new Set(['network', 'access', 'compute', 'eksctl', 'addons']);

/**
 * The text of a cluster.yaml, commented as one that a person wrote.
 *
 * @param origin what it was imported from, a line
 * @param schemas folder of the JSON Schemas, from the root of the repository
 */
export function clusterText(value: JsonObject, origin: string, schemas: string): string {
  const head = [
    `# yaml-language-server: $schema=../../${schemas}/cluster.schema.json`,
    '#',
    `# Imported from ${origin}. What is rendered from it describes the same cluster.`,
    '# Values that are not here come from its stage and from the defaults in clusters/fleet.yaml.',
  ];
  const sections = ORDER.flatMap((key) => {
    const item = value[key];
    if (item === undefined || (isJsonObject(item) && Object.keys(item).length === 0)) return [];
    const above = ABOVE[key];
    return [`${above === undefined ? '' : `\n${above}\n`}${yamlText({ [key]: item }, BLOCKS)}`];
  });
  return `${head.join('\n')}\n${sections.join('')}`;
}
