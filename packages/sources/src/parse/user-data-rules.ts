import type { Diagnostic } from '@nodeless/core';
import { quote } from '@nodeless/catalogue/schema';
import { at, isJsonObject, type JsonValue } from '@nodeless/core';
import { parse } from 'yaml';
import { tomlProblem } from '../read/toml-problem.ts';
import { placedNodeClasses, type PlacedNodeClass } from './placed-node-class.ts';
import type { ClusterRule } from './rule.ts';

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

type Problem = Pick<Diagnostic, 'severity' | 'message' | 'hint'>;

function problems({ item, family }: PlacedNodeClass, cluster: string | undefined): Problem[] {
  const { userData: text } = item;
  if (text === undefined) return [];
  switch (family) {
    case 'AL2023':
      return [...ofNodeadm(text, cluster), ...bootstrapScript(text)];
    case 'Bottlerocket':
      return ofBottlerocket(text);
    case 'AL2':
      return nodeConfigOf(text) === undefined ? [] : [notRead('a NodeConfig', family, 'a shell script')];
    default:
      return [];
  }
}

function notRead(what: string, family: string, form: string): Problem {
  return {
    severity: 'error',
    message: `${what} is not what ${family} reads, so that no node would join`,
    hint: `write ${form}`,
  };
}

/** Settings of Bottlerocket; what cannot be read makes Karpenter launch nothing. */
function ofBottlerocket(text: string): Problem[] {
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

/** A MIME archive, a NodeConfig, or else a script. */
function ofNodeadm(text: string, cluster: string | undefined): Problem[] {
  if (/^\s*(MIME-Version|Content-Type):/.test(text))
    return /boundary=/.test(text)
      ? partsOf(text)
      : [
          notRead(
            'a MIME archive without a boundary',
            'AL2023',
            'Content-Type: multipart/mixed; boundary="//"',
          ),
        ];
  const config = nodeConfigOf(text);
  if (config === undefined) return [];
  const isNodeConfig =
    String(config['apiVersion']).startsWith('node.eks.aws/') && config['kind'] === 'NodeConfig';
  if (!isNodeConfig)
    return [
      notRead(
        'YAML that is no NodeConfig',
        'AL2023',
        'a NodeConfig (apiVersion: node.eks.aws/v1alpha1), or a shell script; cloud-config belongs into a MIME archive',
      ),
    ];
  const name = at(config, 'spec', 'cluster', 'name');
  return [
    ...(typeof name === 'string' && cluster !== undefined && name !== cluster
      ? [
          {
            severity: 'warning' as const,
            message: `its NodeConfig names the cluster ${quote(name)}; Karpenter writes ${quote(cluster)} over it`,
            hint: 'leave spec.cluster out',
          },
        ]
      : []),
    ...kubeletSettings(Object.keys(mapOf(at(config, 'spec', 'kubelet', 'config')))),
  ];
}

/** A NodeConfig among the parts of an archive. */
function partsOf(text: string): Problem[] {
  if (!text.includes('node.eks.aws/')) return [];
  const keys = [...COUNTED].filter((key) => new RegExp(`^\\s*${key}:`, 'm').test(text));
  return kubeletSettings(keys);
}

/** What Karpenter counts on when it chooses an instance type; it reads it in the class alone. */
const COUNTED: ReadonlySet<string> = new Set([
  'maxPods',
  'podsPerCore',
  'kubeReserved',
  'systemReserved',
  'evictionHard',
  'evictionSoft',
]);

function kubeletSettings(keys: readonly string[]): Problem[] {
  const unseen = keys.filter((key) => COUNTED.has(key));
  if (unseen.length === 0) return [];
  return [
    {
      severity: 'warning',
      message: `its NodeConfig sets ${unseen.join(', ')}, which Karpenter does not see: it plans for other nodes than it gets`,
      hint: 'write it below kubelet of the class',
    },
  ];
}

function bootstrapScript(text: string): Problem[] {
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

function mapOf(value: JsonValue | undefined) {
  return isJsonObject(value) ? value : {};
}

/** The map that Karpenter finds where it reads user data as YAML; undefined for a script. */
function nodeConfigOf(text: string) {
  try {
    const value = parse(text) as JsonValue;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
