import { quote } from '@nodeless/catalogue/schema';
import type { Diagnostic } from '@nodeless/core';
import { kubeletSettings, yamlMap, type KubeletSettings } from '../read/kubelet-settings.ts';
import { tomlProblem } from '../read/toml-problem.ts';
import { nodeadmProblems } from './nodeadm-user-data.ts';
import { placedNodeClasses, type PlacedNodeClass } from './placed-node-class.ts';
import type { ClusterRule } from './rule.ts';
import { notRead, type UserDataProblem } from './user-data-problem.ts';

const CODE = 'karpenter/user-data';

/** Karpenter merges user data into its own, in the form that the family of the image reads. */
export const userData: ClusterRule = {
  codes: [
    {
      code: CODE,
      severity: 'error or warning',
      title: 'User data of nodes has another form than their image reads, or does nothing',
    },
  ],
  references: [
    'parseUserData in pkg/providers/amifamily/bootstrap/nodeadm.go of Karpenter v1.14',
    'pkg/providers/amifamily/bootstrap/bottlerocketsettings.go of Karpenter v1.14',
    'https://karpenter.sh/docs/concepts/nodeclasses/#specuserdata',
  ],
  check({ spec, stack }) {
    return placedNodeClasses(spec).flatMap((placed) =>
      problems(placed, spec.name).map((found): Diagnostic => ({
        code: CODE,
        ...found,
        message: `user data of the class ${quote(placed.item.name)}: ${found.message}`,
        location: stack.placeOf([...placed.path, 'userData']).location,
      })),
    );
  },
};

function problems({ item, family }: PlacedNodeClass, cluster: string | undefined): UserDataProblem[] {
  const { userData: text } = item;
  if (text === undefined) return [];
  const ofSettings = kubeletSettings(text, family).flatMap((settings) => settingsProblems(settings, cluster));
  switch (family) {
    case 'AL2023':
      return [...nodeadmProblems(text), ...ofSettings];
    case 'Bottlerocket':
      return [...ofBottlerocket(text), ...ofSettings];
    case 'AL2':
      return yamlMap(text) === undefined ? [] : [notRead('a NodeConfig', family, 'a shell script')];
    default:
      return [];
  }
}

/** Settings of Bottlerocket; what cannot be read makes Karpenter launch nothing. */
function ofBottlerocket(text: string): UserDataProblem[] {
  const wrong = tomlProblem(text);
  if (wrong === undefined) return [];
  return [
    {
      severity: 'error',
      message: `line ${wrong.line}, ${quote(wrong.text)}, is not TOML, which Bottlerocket reads: Karpenter would launch no node`,
      hint: 'write settings, for example [settings.kernel.sysctl]; Bottlerocket runs no scripts',
    },
  ];
}

/** What Karpenter counts on when it chooses an instance type, in the words of each image; it reads it in the class alone. */
const COUNTED: ReadonlySet<string> = new Set([
  ...['maxPods', 'podsPerCore', 'kubeReserved', 'systemReserved', 'evictionHard', 'evictionSoft'],
  ...['max-pods', 'pods-per-core', 'kube-reserved', 'system-reserved', 'eviction-hard', 'eviction-soft'],
]);

function settingsProblems(
  { clusterName: name, keys }: KubeletSettings,
  cluster: string | undefined,
): UserDataProblem[] {
  const unseen = keys.filter((key) => COUNTED.has(key));
  return [
    ...(name !== undefined && cluster !== undefined && name !== cluster
      ? [
          {
            severity: 'warning' as const,
            message: `it names the cluster ${quote(name)}; Karpenter writes ${quote(cluster)} over it`,
            hint: 'leave the name of the cluster out',
          },
        ]
      : []),
    ...(unseen.length === 0
      ? []
      : [
          {
            severity: 'warning' as const,
            message: `it sets ${unseen.join(', ')}, which Karpenter does not see: it plans for other nodes than it gets`,
            hint: 'write it below kubelet of the class',
          },
        ]),
  ];
}
