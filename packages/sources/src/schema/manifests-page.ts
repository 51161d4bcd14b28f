import type { JsonObject } from '@nodeless/core';
import { jsonSchemas } from './json-schema.ts';
import { sourcePage } from './source-page.ts';

const HEAD = `# manifests/

An app whose manifests exist already comes in as it is: put them into \`apps/<name>/manifests/\`, and list the app in a
cluster.yaml as any other. \`npx nodeless adopt <path> --app <name>\` does it for files, for a folder, or for what
\`kubectl get -o yaml\` and \`helm get manifest\` print.

- **What is read.** Every .yaml, .yml and .json below the folder, at any depth: several documents, Lists, anchors and merge keys,
  in the YAML that kubectl reads. Comments are dropped and keys ordered; nothing else changes. Other files are passed over.
- **Names and namespaces stay.** An object that names no namespace gets the one of the app, which is its name unless app.yaml says
  another one. Nodeless makes the namespaces.
- **What is refused**, at its line: objects of the whole cluster (they belong to a component of the platform; \`adopt\` leaves a
  Namespace out), objects without a name, fields that only the API server writes, kinds that the project of the apps does not
  permit (\`additionalKinds\` in argocd/projects.yaml).
- **A kustomization** (\`manifests/kustomization.yaml\`) is built beforehand, by \`npx nodeless lock\`: [charts-locally.md](charts-locally.md).
- **Everything is checked** like what Nodeless makes: capacity, Fargate, secrets, load balancers, Pod Security. Findings stand at
  the line of the manifest.
- **By stage and cluster**: \`apps/<name>/overlays/<stage>.yaml\` and \`<cluster>.yaml\` hold patches, the ones of the cluster last. A
  patch that finds nothing is an error. Editors:
  [schemas/manifests-overlay.schema.json](../schemas/manifests-overlay.schema.json).

An app.yaml beside the folder may say what the manifests do not; it may be missing
([schemas/manifests.schema.json](../schemas/manifests.schema.json)):

\`\`\`yaml
# apps/shop/app.yaml
apiVersion: nodeless/v1alpha1
kind: Manifests
name: shop
namespace: shop
podSecurity: baseline
\`\`\`

\`podSecurity\` is the level of the [Pod Security Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/)
that the namespaces of the app enforce: \`restricted\` (the default), \`baseline\` or \`privileged\`. Pods that their namespace would
refuse are an error (\`security/pod-security-level\`).

\`\`\`yaml
# apps/shop/overlays/prod.yaml
patches:
  - target: { kind: Deployment, name: web }
    merge:
      spec:
        replicas: 5
        template: { spec: { containers: [{ name: web, image: 'registry.example.com/shop:1.29.1' }] } }
  - target: { kind: Service }
    json6902:
      - { op: replace, path: /spec/ports/0/port, value: 8080 }
\`\`\`

The keys of an overlay:
`;

/** The page about apps that come as manifests. */
export function manifestsPage(): string {
  return sourcePage(HEAD, jsonSchemas()['manifests-overlay.schema.json'] as JsonObject);
}
