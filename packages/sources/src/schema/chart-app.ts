import { FolderPath, RepositoryUrl } from '@nodeless/catalogue';
import { CommitSha, dnsLabel, stringOf } from '@nodeless/catalogue/schema';
import { POD_SECURITY_LEVELS } from '@nodeless/catalogue/render';
import { z } from 'zod';
import { ApiVersion } from './cluster.ts';

/** Helm refuses longer names of releases. Source: `ValidateReleaseName` in helm.sh/helm/v4/pkg/chart/v2/util/validate_name.go */
const MAX_RELEASE_NAME = 53;

/** Helm takes semantic versions alone. Argo CD takes whatever else it can read as a range, and follows it. */
const ChartVersion = stringOf(
  /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/,
  'one exact version',
  'write the full version, for example "6.14.1"; ranges, latest and * are refused',
  'spec/version-range',
).meta({ examples: ['6.14.1'] });

const HelmRepositoryUrl = stringOf(
  /^https:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/,
  'an https URL without user, query and fragment',
  'for example https://stefanprodan.github.io/podinfo; a chart in an OCI registry has the key oci',
);

const OciUrl = stringOf(
  /^oci:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/,
  'a chart of an OCI registry without tag and digest',
  'write oci://, the registry and the path with the name of the chart, for example oci://ghcr.io/stefanprodan/charts/podinfo',
);

const Digest = stringOf(
  /^sha256:[0-9a-f]{64}$/,
  'a digest',
  'write sha256: and 64 hexadecimal digits, as helm pull prints them; a tag can be moved, a digest cannot',
  'spec/version-range',
).meta({ examples: [`sha256:${'5f'.repeat(32)}`] });

/** A folder of the repository itself, or an archive that helm package wrote. */
const OwnChartPath = stringOf(
  /^charts\/(?!\.)[\w.-]+$/,
  'a chart of this repository',
  'write charts/ and the name of the folder or of the .tgz in it, for example charts/web',
);

/** helm takes groups with versions, and kinds of them, for those that the API server has. */
const ApiVersionOfServer = stringOf(
  /^[a-z0-9][a-z0-9.-]*(\/[A-Za-z0-9.]+){0,2}$/,
  'a version of an API, or a kind of it',
  'for example monitoring.coreos.com/v1 or monitoring.coreos.com/v1/ServiceMonitor',
);

/** Where the chart is read from. Source: docs/user-guide/{helm,oci}.md of Argo CD v3.5.1 */
const ChartSourceSchema = z
  .xor([
    z.strictObject({
      repository: HelmRepositoryUrl.describe('Helm repository, the folder of its index.yaml.').meta({
        examples: ['https://stefanprodan.github.io/podinfo'],
      }),
      chart: stringOf(/^[A-Za-z0-9][\w.-]*$/, 'a name of a chart', 'for example podinfo')
        .describe('Name of the chart.')
        .meta({ examples: ['podinfo'] }),
      version: ChartVersion.describe('Version of the chart, exactly. Its publisher can publish it again.'),
    }),
    z.strictObject({
      oci: OciUrl.describe('The chart in an OCI registry.').meta({
        examples: ['oci://ghcr.io/stefanprodan/charts/podinfo'],
      }),
      version: ChartVersion.describe('Version that the digest is, for people.'),
      digest: Digest.describe('Digest of the chart: Argo CD reads nothing else.'),
    }),
    z.strictObject({
      git: RepositoryUrl.describe('Git repository with the chart.').meta({
        examples: ['https://github.com/stefanprodan/podinfo'],
      }),
      commit: CommitSha.describe('Commit: a tag can be moved, a commit cannot.'),
      path: FolderPath.describe('Folder of the chart in the repository.').meta({
        examples: ['charts/podinfo'],
      }),
      version: ChartVersion.optional().describe('Version that the commit is, for people. Default: not told.'),
    }),
    z.strictObject({
      local: OwnChartPath.describe(
        'A chart of this repository, a folder or a .tgz below charts/; with render: local.',
      ).meta({ examples: ['charts/web'] }),
    }),
  ])
  .describe(
    'Where the chart is read from: a Helm repository, an OCI registry, a git repository or this repository.',
  );
export type ChartSource = z.output<typeof ChartSourceSchema>;
/** A chart that Argo CD can read, too. */
export type PublishedChart = Exclude<ChartSource, { readonly local: string }>;

/** `apps/<name>/chart.yaml`: a Helm chart that Argo CD renders, or that `nodeless lock` rendered before. */
export const ChartAppSchema = z
  .strictObject({
    apiVersion: ApiVersion,
    kind: z.literal('Chart').describe('The app is a Helm chart.'),
    name: dnsLabel().describe('Name of the app; equals the name of the folder.'),
    namespace: dnsLabel().optional().describe('Namespace of the app. Default: its name.'),
    releaseName: dnsLabel(MAX_RELEASE_NAME)
      .optional()
      .describe(
        'Name of the release, from which charts make the names of objects. Default: the name of the app.',
      ),
    podSecurity: z
      .enum(POD_SECURITY_LEVELS)
      .default('restricted')
      .describe(
        'Level of the Pod Security Standards that the namespace of the app enforces; the API server refuses pods beyond it. Default: restricted.',
      ),
    render: z
      .enum(['argocd', 'local'])
      .default('argocd')
      .describe(
        'Who renders the chart: Argo CD in the cluster, or nodeless lock beforehand, so that its objects are in the tree. Default: argocd.',
      ),
    apiVersions: z
      .array(ApiVersionOfServer)
      .default([])
      .describe(
        'APIs that the chart can rely on beside those of Kubernetes, as .Capabilities.APIVersions has them; with render: local. Default: none.',
      )
      .meta({ examples: [['monitoring.coreos.com/v1']] }),
    source: ChartSourceSchema,
    values: z
      .record(z.string(), z.unknown())
      .default({})
      .describe(
        'Values of the chart. Maps of overlays merge into them key by key; null takes a key away, also a default of the chart. Default: those of the chart.',
      )
      .meta({ examples: [{ replicaCount: 2 }] }),
  })
  .describe('An app that is a Helm chart.');
export type ChartAppSpec = z.output<typeof ChartAppSchema>;

/** A chart that Argo CD renders. */
export interface ArgocdChart extends ChartAppSpec {
  readonly source: PublishedChart;
}

/** Does Argo CD render the chart? The others were rendered before. */
export function isRenderedByArgocd(chart: ChartAppSpec): chart is ArgocdChart {
  return chart.render === 'argocd' && !('local' in chart.source);
}

/** `apps/<name>/overlays/<stage or cluster>.yaml` of an app that is a chart. */
export const ChartOverlaySchema = ChartAppSchema.omit({ apiVersion: true, kind: true, name: true }).describe(
  'What a stage or a cluster has in place of the values of chart.yaml. null takes a key away.',
);

/** The name of the release of an app. */
export function releaseNameOf({ name, releaseName = name }: ChartAppSpec): string {
  return releaseName;
}

/** Is the name of the app too long for a release? */
export function needsReleaseName({ name, releaseName }: ChartAppSpec): boolean {
  return releaseName === undefined && name.length > MAX_RELEASE_NAME;
}
