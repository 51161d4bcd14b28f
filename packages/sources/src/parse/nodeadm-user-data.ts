import { nearest, quote } from '@nodeless/catalogue/schema';
import { at, isJsonObject, type JsonObject } from '@nodeless/core';
import { isNodeConfig, nodeConfigs, yamlMap } from '../read/kubelet-settings.ts';
import { isMimeArchive, mimeParts } from '../read/mime-parts.ts';
import { notRead, type UserDataProblem } from './user-data-problem.ts';

/** What Amazon Linux 2023 does with user data: a MIME archive, a NodeConfig, or else a script. */
export function nodeadmProblems(text: string): UserDataProblem[] {
  return [...problemsOfForm(text), ...nodeConfigs(text).flatMap(unknownKeys), ...bootstrapScript(text)];
}

function problemsOfForm(text: string): UserDataProblem[] {
  if (isMimeArchive(text)) return problemsOfArchive(text);
  const config = yamlMap(text);
  if (config === undefined) return scriptProblems(text);
  return isNodeConfig(config)
    ? []
    : [
        notRead(
          'YAML that is no NodeConfig',
          'AL2023',
          'a NodeConfig (apiVersion: node.eks.aws/v1alpha1), or a shell script; cloud-config belongs into a MIME archive',
        ),
      ];
}

function problemsOfArchive(text: string): UserDataProblem[] {
  const parts = mimeParts(text);
  if (parts === undefined)
    return [
      notRead('a MIME archive without a boundary', 'AL2023', 'Content-Type: multipart/mixed; boundary="//"'),
    ];
  if (parts.length === 0)
    return [
      {
        severity: 'warning',
        message: 'no part of the MIME archive begins with its boundary: Karpenter passes on none of it',
        hint: 'write the boundary of the head after two hyphens before each part',
      },
    ];
  return parts.flatMap(({ type, body }) => (type === 'text/x-shellscript' ? scriptProblems(body) : []));
}

/** cloud-init runs a script as a program of its own. Source: ProcessExecutionError in cloudinit/subp.py of cloud-init 24.4 */
function scriptProblems(text: string): UserDataProblem[] {
  return text.trim() === '' || text.trimStart().startsWith('#!')
    ? []
    : [
        {
          severity: 'warning',
          message: 'a script without #! cannot be run: nothing of it happens',
          hint: 'begin with #!/bin/bash',
        },
      ];
}

/** The keys of a NodeConfig by their place. Source: nodeadm/api/v1alpha1/nodeconfig_types.go of amazon-eks-ami */
const KEYS: { readonly [place: string]: readonly string[] } = {
  spec: ['cluster', 'containerd', 'instance', 'kubelet', 'featureGates'],
  'spec.kubelet': ['config', 'flags', 'maxPodsExpression'],
  'spec.containerd': ['config', 'baseRuntimeSpec'],
  'spec.instance': ['localStorage', 'environment', 'network'],
};

/** nodeadm reads without strictness; a key that is none of its own, and nearly one, is a typing error. */
function unknownKeys(config: JsonObject): UserDataProblem[] {
  return Object.entries(KEYS).flatMap(([place, known]) => {
    const written = at(config, ...place.split('.'));
    const keys = isJsonObject(written) ? Object.keys(written) : [];
    return keys.flatMap((key): UserDataProblem[] => {
      const meant = known.includes(key) ? undefined : nearest(key, known);
      return meant === undefined
        ? []
        : [
            {
              severity: 'warning',
              message: `nodeadm does not know ${quote(`${place}.${key}`)} of its NodeConfig, and drops it`,
              hint: `did you mean ${quote(meant)}?`,
            },
          ];
    });
  });
}

function bootstrapScript(text: string): UserDataProblem[] {
  return /\/etc\/eks\/bootstrap\.sh/.test(text)
    ? [
        {
          severity: 'warning',
          message:
            '/etc/eks/bootstrap.sh is of Amazon Linux 2; AL2023 has no such script, and what it is told is lost',
          hint: 'write settings of kubelet below kubelet of the class; Karpenter joins the cluster by itself',
        },
      ]
    : [];
}
