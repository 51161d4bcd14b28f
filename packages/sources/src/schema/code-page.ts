import type { JsonObject } from '@nodeless/core';
import { jsonSchemas } from './json-schema.ts';
import { sourcePage } from './source-page.ts';

const HEAD = `# app.ts

An app that is code: \`apps/<name>/app.ts\` (or \`app.js\`) exports a function that adds objects to a
[cdk8s](https://cdk8s.io) Chart, and \`apps: [<name>]\` in a cluster.yaml brings it to a cluster. What it draws is placed, checked,
reviewed and explained like every other app; findings stand at the line of the code that made the object.

Take it where data is not enough: many alike workloads from a list, objects that follow from the cluster, constructs that a company
shares. One service is [app.yaml](app.md), manifests that exist are [manifests/](manifests.md), a Helm chart is
[chart.yaml](chart.md).

\`\`\`ts
// apps/queues/app.ts
import { Deployment } from 'cdk8s-plus-30';
import { defineApp } from 'nodeless/kit';

interface Values {
  readonly image: string;
  readonly queues: readonly { readonly name: string; readonly replicas: number }[];
}

export default defineApp<Values>((chart, cluster, { image, queues }) => {
  for (const { name, replicas } of queues) {
    const url = \`https://sqs.\${cluster.region}.amazonaws.com/\${cluster.accountId}/\${name}\`;
    new Deployment(chart, name, {
      replicas,
      containers: [{ image, envVariables: { QUEUE_URL: { value: url } } }],
    });
  }
});
\`\`\`

\`npx nodeless new app queues --form ts --image registry.example.com/worker:1.0.0\` writes one with its test.

## What it gets

- \`chart\`: an empty Chart of cdk8s. Objects that name no namespace get the one of the app.
- \`cluster\`: the cluster as components of [nodeless.config](extending.md) get it (name, region, account, tags, version of
  Kubernetes, network, node groups and pools), and its \`stage\`; frozen.
- \`values\`: \`values\` of app.yaml with those of the overlays for the cluster; frozen.

Values stand in an app.yaml beside the code, which may be missing, and in overlays for stages and clusters
([schemas/code.schema.json](../schemas/code.schema.json), [schemas/code-overlay.schema.json](../schemas/code-overlay.schema.json)). Maps
merge key by key, lists take the place of lists, \`null\` takes a key away, as in cluster.yaml:

\`\`\`yaml
# apps/queues/app.yaml
apiVersion: nodeless/v1alpha1
kind: Code
name: queues
values:
  image: registry.example.com/worker:1.0.0
  queues: [{ name: mail, replicas: 1 }]
\`\`\`

\`\`\`yaml
# apps/queues/overlays/prod.yaml
values:
  queues: [{ name: mail, replicas: 4 }, { name: invoices, replicas: 2 }]
\`\`\`

## What it may do

- **Any library** that the repository installs may be imported, and any file of the repository, JSON too, with its whole name in
  quotes. \`nodeless/kit\`, \`cdk8s\`, \`cdk8s-plus-30\` and \`constructs\` are there without that.
- **Objects** of namespaces: those of the whole cluster belong to a component of the platform. Kinds are those that the project of the
  apps permits (\`additionalKinds\` in argocd/projects.yaml).
- **The version of Kubernetes** of the cluster decides what is valid, not that of the library: \`cdk8s-plus-30\` writes objects of
  1.30, which are held against the [schemas](object-schemas.md) of the cluster as all others are.
- **Names** that cdk8s makes up follow from the names of the app and of the constructs, and are the same in all clusters. A construct
  that is renamed is another object, and its Deployment another one, whose pods have other labels.

The function gives nothing back; what it returns would be lost, and is an error. Async functions are refused: nothing waits for them.

## What it may not do

What is rendered follows from the sources alone, or a review shows changes that nobody made. While the code runs, these are refused at
its line (\`app-ts/impure\`), also where a library asks for them and where the code catches the error:

- The clock (\`new Date()\`, \`Date.now()\`, \`performance\`): write a value. \`new Date('2026-01-01')\` is fine.
- Chance (\`Math.random()\`, \`crypto.randomUUID()\` and the like): hash what the object holds. \`crypto.createHash\` is fine.
- The environment (\`process.env\` and all of \`process\`): write a value of a stage or a cluster.
- The network (\`fetch\`, \`http\`, \`net\`, \`dns\`): write a value.
- Files and other processes (\`fs\`, \`child_process\`), also those of \`Include\` and \`Helm\` of cdk8s: import JSON, or let the app
  be [manifests/](manifests.md) or a [chart.yaml](chart.md).
- Timers: they would fire when all is done.

The code and the files that it imports begin anew for each cluster: a variable of a module remembers nothing of the cluster before.
Libraries are loaded once, and may read files at that time. What is not in the list, such as the zone of the machine or the id of the
process that a library tells, \`nodeless check --twice\` finds by what comes of it.
This keeps mistakes out and no attacks: the code runs with the rights of whoever runs \`nodeless\`. In pull requests of strangers give
such jobs no secrets, as [pull-requests.md](pull-requests.md) shows.

A change of the code, of a file that it imports, or of the version of a library renders its clusters again.

## Types

Nodeless takes the types away and does not check them: TypeScript runs on every version of Node that Nodeless runs on, without a
compiler of yours. Check them in CI with \`npx tsc -p apps\`, after \`npm install --save-dev typescript @types/node\`; an
apps/tsconfig.json for it:

\`\`\`json
{
  "compilerOptions": {
    "target": "es2022",
    "module": "preserve",
    "moduleResolution": "bundler",
    "allowImportingTsExtensions": true,
    "resolveJsonModule": true,
    "strict": true,
    "noEmit": true,
    "skipLibCheck": true,
    "types": ["node"]
  },
  "include": ["**/*.ts"]
}
\`\`\`

## Tests

\`renderApp\` of \`nodeless/testing\` runs the code for a small cluster, in every test runner. What the code throws reaches the test:

\`\`\`ts
// apps/queues/app.test.ts
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { expectNoErrors, objectNamed, renderApp } from 'nodeless/testing';
import app from './app.ts';

test('a Deployment for each queue', () => {
  const values = { image: 'registry.example.com/worker:1.0.0', queues: [{ name: 'mail', replicas: 2 }] };
  const rendered = renderApp(app, { name: 'queues', podSecurity: 'baseline', values });
  expectNoErrors(rendered);
  deepEqual(rendered.resources.map(({ kind }) => kind), ['Deployment']);
});
\`\`\`

\`node --test\` runs it on Node 22.18 and later, which read TypeScript. On older ones take a test runner that does, such as
[Vitest](https://vitest.dev).

\`clusterYaml\` changes the cluster, as for \`sampleSources\` ([extending.md](extending.md#tests)).

## Keys of app.yaml
`;

/** The page about apps that are code. */
export function codePage(): string {
  return sourcePage(HEAD, jsonSchemas()['code.schema.json'] as JsonObject);
}
