import { modelOf, PINS, POOL } from '../testing/model.ts';
import { applicationNames, applicationOf, outputOf, resourceAt } from '../testing/output.ts';
import { installPatches } from './install-patches.ts';

const CAPABILITY = { argocd: { mode: 'eks-capability' } };

test('what is applied by hand is what Argo CD then finds in the tree', () => {
  const output = outputOf();
  const { namespace, project, root } = output.bootstrap;
  expect(namespace).toBe(resourceAt(output, 'manifests/namespaces/namespace-argocd.yaml').manifest);
  expect(project).toBe(resourceAt(output, 'argocd/projects/bootstrap.yaml').manifest);
  expect(root).toBe(resourceAt(output, 'argocd/root.yaml').manifest);
});

test('Argo CD is installed from the pin and the patches of the Application that takes over', () => {
  const output = outputOf();
  expect(output.bootstrap.argocdInstall).toEqual({
    resources: [`${PINS.argocd.repoURL}//manifests/cluster-install?ref=${PINS.argocd.commit}&timeout=300`],
    images: [],
    patches: installPatches(modelOf()),
  });
  expect(applicationOf(output, 'argocd').spec).toMatchObject({
    project: 'platform',
    destination: { name: 'in-cluster', namespace: 'argocd' },
    source: {
      repoURL: PINS.argocd.repoURL,
      targetRevision: PINS.argocd.commit,
      path: 'manifests/cluster-install',
      kustomize: { patches: output.bootstrap.argocdInstall?.patches },
    },
    info: [{ name: 'Release', value: 'v3.5.1' }],
  });
});

test('where AWS runs Argo CD nothing of it is installed', () => {
  const output = outputOf({ cluster: CAPABILITY });
  expect(applicationNames(output)).not.toContain('argocd');
  expect(output.bootstrap).not.toHaveProperty('argocdInstall');
});

test('one setting changes the mode: the projects let in Applications of argocd, the tracking id names the namespace, all else stays', () => {
  const cluster = { compute: { karpenter: { nodePools: [POOL] } } };
  const inCluster = outputOf({ cluster });
  const capability = outputOf({ cluster: { ...cluster, ...CAPABILITY } });
  const projects = capability.resources.filter(({ manifest }) => manifest.kind === 'AppProject');
  expect(projects).toHaveLength(4);
  for (const { manifest } of projects) expect(manifest).toHaveProperty('spec.sourceNamespaces', ['argocd']);

  const others = (output: typeof inCluster) =>
    output.resources.filter(
      ({ manifest }) =>
        manifest.kind !== 'AppProject' && !['argocd', 'root'].includes(manifest.metadata.name),
    );
  expect(others(capability)).toEqual(others(inCluster));
});
