import { ARGOCD_NAMESPACE, type ClusterModel } from '@nodeless/sources';
import { BOOTSTRAP_FILES } from './files.ts';
import { apply, bootstrapPath, kubectl, type BootstrapStep } from './step.ts';

const IN_NAMESPACE = ['--namespace', ARGOCD_NAMESPACE];

const ESTABLISHED = '--for=jsonpath={.status.conditions[?(@.type=="Established")].status}=True';

/** Argo CD into the cluster itself. Source: https://argo-cd.readthedocs.io/en/stable/operator-manual/installation/ */
export function installSteps(model: ClusterModel): BootstrapStep[] {
  const folder = BOOTSTRAP_FILES.kustomization.slice(0, BOOTSTRAP_FILES.kustomization.lastIndexOf('/'));
  return [
    {
      title: 'Make the namespace of Argo CD',
      why: 'The install below expects it.',
      command: apply(model, '-f', bootstrapPath(model, BOOTSTRAP_FILES.namespace)),
    },
    {
      title: 'Install Argo CD',
      why: `Upstream's manifests of ${model.spec.versions.argocd.version} at a commit, with our settings; kubectl fetches them with git. Applied on the server, because one of the CRDs is too large for the other way.`,
      command: apply(model, '-k', bootstrapPath(model, folder)),
    },
    {
      title: 'Wait until Argo CD runs',
      why: 'The next objects are of kinds that Argo CD brings. A pod on Fargate takes a minute or two to start.',
      command: [
        kubectl(
          model,
          // Not --for=condition: that one ends with an error while the CRD has no conditions yet.
          ...['wait', ESTABLISHED, '--timeout=2m'],
          ...['crd/applications.argoproj.io', 'crd/appprojects.argoproj.io'],
        ),
        kubectl(
          model,
          ...['wait', ...IN_NAMESPACE, '--for=condition=Available', '--timeout=15m', 'deployment', '--all'],
        ),
        kubectl(
          model,
          ...['rollout', 'status', ...IN_NAMESPACE, '--timeout=15m'],
          'statefulset/argocd-application-controller',
        ),
      ].join('\n'),
    },
  ];
}

/** Hands the cluster to Argo CD: from here on git decides. */
export function handoverSteps(model: ClusterModel): BootstrapStep[] {
  return [
    repositoryCredentials(model),
    {
      title: 'Apply the root Application',
      why: `It finds itself and all other Applications in git, at ${model.argocd.settings.repository.revision}: this folder has to be merged first. From here on nothing is applied by hand.`,
      command: [BOOTSTRAP_FILES.project, BOOTSTRAP_FILES.root]
        .map((file) => apply(model, '-f', bootstrapPath(model, file)))
        .join('\n'),
    },
    {
      title: 'Watch the Applications come up',
      why: 'They retry until what they need is there, so Degraded or Missing at the start is normal; all end as Synced and Healthy.',
      command: kubectl(model, 'get', ...IN_NAMESPACE, 'applications.argoproj.io', '--watch'),
    },
  ];
}

/** Credentials are made out of band: the tree holds none. */
function repositoryCredentials(model: ClusterModel): BootstrapStep {
  const { url } = model.argocd.settings.repository;
  const overSsh = !url.startsWith('https://');
  const secret = ['create', 'secret', 'generic', 'repository', ...IN_NAMESPACE];
  const content = ['--from-literal=type=git', `--from-literal=url=${url}`];
  const create = overSsh
    ? kubectl(model, ...secret, ...content, {
        shell: '--from-file=sshPrivateKey="${GIT_KEY_FILE:?file with the private key}"',
      })
    : `tr -d '\\n' < "\${GIT_TOKEN_FILE:?file with a read-only token}" |\n${kubectl(
        model,
        ...[...secret, ...content, '--from-literal=username=git', '--from-file=password=/dev/stdin'],
      )}`;
  return {
    title: 'Give Argo CD access to the repository',
    why: `Argo CD reads ${url}; a read-only credential is enough, and it never goes into git.`,
    ...(overSsh ? {} : { when: 'the repository is private' }),
    command: [
      create,
      kubectl(
        model,
        ...['label', 'secret', 'repository', ...IN_NAMESPACE, 'argocd.argoproj.io/secret-type=repository'],
      ),
    ].join('\n'),
  };
}
