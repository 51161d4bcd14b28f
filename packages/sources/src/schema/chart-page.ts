import type { JsonObject } from '@nodeless/core';
import { jsonSchemas } from './json-schema.ts';
import { sourcePage } from './source-page.ts';

/** A whole chart.yaml, of the app `podinfo`. */
export const CHART_EXAMPLE = `apiVersion: nodeless/v1alpha1
kind: Chart
name: podinfo
source:
  git: https://github.com/stefanprodan/podinfo
  commit: eec06d1ea459af4cb4e10e806f8be7c7bd58b361
  path: charts/podinfo
  version: 6.14.1
values:
  replicaCount: 2
`;

const HEAD = `# chart.yaml

An app that is a Helm chart: \`apps/<name>/chart.yaml\` pins the chart and holds its values, and \`apps: [<name>]\` in a cluster.yaml
brings it to a cluster. Argo CD renders it there, or helm beforehand (\`render: local\`,
[charts-locally.md](charts-locally.md)).

\`\`\`yaml
# apps/podinfo/chart.yaml
${CHART_EXAMPLE}\`\`\`

It becomes an Application in the project of the apps, which may read the repository of the chart from then on, and a namespace.

## What is pinned

- \`oci\`, \`digest\`, \`version\`: the artifact with this digest. Nothing of the chart can change without a pull request.
- \`git\`, \`commit\`, \`path\`: the folder at this commit. Nothing of the chart can change; dependencies that the folder does not hold are
  downloaded, in the versions of its Chart.lock.
- \`repository\`, \`chart\`, \`version\`: the chart that the repository has under this version. All of it can change: a publisher can
  publish a version again, and nobody tells.

Images are pinned as far as the chart pins them. A range, \`latest\`, a branch or a tag is refused.

The digest of a chart in a registry is what \`helm pull oci://registry/path --version 1.2.3\` prints. Argo CD takes it for a source whose
URL begins with \`oci://\`, from 3.1 on, and for no other one. A private registry needs a Secret of Argo CD with its credentials, of the
type \`oci\`; a private Helm repository one of the type \`helm\`.

## What no check sees

The objects of the chart are not in the tree. Capacity, Fargate, load balancers, images and Pod Security are not checked, and a
review shows the source and the values that change, not what follows from them. \`check\` says so for each such app
(\`argocd/chart-not-checked\`, information). With \`render: local\` the objects are in the tree, and all of this is checked and shown:
[charts-locally.md](charts-locally.md).

The project of the apps permits objects of namespaces alone, of the kinds that apps are rendered to and of
\`workloads.additionalKinds\` in argocd/projects.yaml. Argo CD refuses the sync of a chart with others, so:

- **CRDs** of the folder \`crds\` of the chart are left out; bring them with a component of the platform ([extending.md](extending.md)).
- **ClusterRoles, webhooks and the like** belong to a component of the platform, too; most charts have a value that leaves them out.
- **Tests** of the chart (\`helm test\`) are left out. Its other hooks run as those of Argo CD, before and after each sync.
- **Random values**, such as generated passwords and certificates, are others at each rendering, and Argo CD never comes to rest.
  Give the chart the name of a Secret that exists.

## Values

Maps of overlays merge into those of chart.yaml key by key; lists take the place of lists. \`null\` takes a key away, as in Helm also
a default of the chart. Secrets do not belong into values: a password, a token or a key in them is an error
(\`security/secrets-in-git\`).

An overlay may hold any key but those that make it this app ([schemas/chart-overlay.schema.json](../schemas/chart-overlay.schema.json)), so that
a stage can have the next version first:

\`\`\`yaml
# apps/podinfo/overlays/dev.yaml
source:
  commit: eec06d1ea459af4cb4e10e806f8be7c7bd58b361
  version: 6.14.1
values:
  replicaCount: 1
\`\`\`

Where a stage reads the chart from another kind of source, it takes away the keys of the former one with \`null\`.

## Private clusters

\`mirrors.git\` takes the place of the beginning of the URL of a Helm or git repository, \`mirrors.images\` that of the registry of an
OCI chart, whose digest stays the same. What no mirror leads to is an error in a cluster without internet
(\`argocd/unreachable-repository\`). Images that the chart names by itself are not redirected: say them in its values.

The keys ([schemas/chart.schema.json](../schemas/chart.schema.json)):
`;

/** The page about apps that are charts. */
export function chartPage(): string {
  return sourcePage(HEAD, jsonSchemas()['chart.schema.json'] as JsonObject);
}
