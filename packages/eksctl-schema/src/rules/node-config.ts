import { problem, type ConfigRule } from '../problem.ts';
import { allGroups } from './facts.ts';
import { DEFAULT_FAMILY } from './families.ts';
import { hasOpenEnd } from './flow-text.ts';

/** Group and kind of what nodeadm reads. Source: https://awslabs.github.io/amazon-eks-ami/nodeadm/ */
const API_GROUP = /^node\.eks\.aws\//;
const KIND = 'NodeConfig';

/**
 * Nodes of Amazon Linux 2023 join by a document, not by a script. Source: `stringToNodeConfig` in
 * pkg/nodebootstrap/al2023.go, called when the stack of the group is made; group and kind are demanded by nodeadm. No
 * command can be given beside a launch template.
 */
export const nodeConfigDocument: ConfigRule = function* (config, { parseYaml }) {
  for (const { group, path } of allGroups(config)) {
    const { amiFamily = DEFAULT_FAMILY, overrideBootstrapCommand: text } = group;
    const hasTemplate = 'launchTemplate' in group && group.launchTemplate !== undefined;
    if (amiFamily !== DEFAULT_FAMILY || text === undefined || hasTemplate) continue;
    if (parseYaml === undefined ? mayBeNodeConfig(text) : isNodeConfig(text, parseYaml)) continue;
    yield problem(
      [...path, 'overrideBootstrapCommand'],
      `${DEFAULT_FAMILY} joins by a ${KIND} document, and this is none`,
      `write apiVersion: node.eks.aws/v1alpha1 and kind: ${KIND}; commands go to preBootstrapCommands`,
    );
  }
};

/** Says nothing of texts that only a parser can judge. */
function mayBeNodeConfig(text: string): boolean {
  return text.includes('node.eks.aws/') && text.includes(KIND) && !hasOpenEnd(text);
}

function isNodeConfig(text: string, parseYaml: (text: string) => unknown): boolean {
  try {
    const value = parseYaml(text);
    if (typeof value !== 'object' || value === null) return false;
    const {
      apiVersion,
      kind,
      spec = {},
    } = value as { readonly [key in 'apiVersion' | 'kind' | 'spec']?: unknown };
    const isGroup = typeof apiVersion === 'string' && API_GROUP.test(apiVersion);
    return isGroup && kind === KIND && typeof spec === 'object' && !Array.isArray(spec);
  } catch {
    return false;
  }
}
