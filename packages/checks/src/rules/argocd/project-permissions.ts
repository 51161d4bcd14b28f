import { projectRefusal } from '@nodeless/contracts/argocd';
import { isNamespaced } from '@nodeless/contracts/kubernetes';
import { apiGroup, at, describeObject, type Manifest, type Resource } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/**
 * Argo CD refuses the whole sync of an Application when its project does not permit one of its objects.
 */
export const projectPermissions: Rule = {
  codes: [
    {
      code: 'argocd/project-permissions',
      severity: 'error',
      title: 'The project of an Application does not permit what it contains',
    },
  ],
  references: ['https://argo-cd.readthedocs.io/en/stable/user-guide/projects/'],
  *check({ model, resources }) {
    const projects = new Map(
      ofKind(resources, 'AppProject').map((project) => [project.metadata.name, project]),
    );
    const applications = new Map(
      ofKind(resources, 'Application').map((application) => [application.metadata.name, application]),
    );
    for (const { manifest, application: owner, origin } of resources) {
      const application = applications.get(owner);
      const projectName = at(application, 'spec', 'project');
      const project = typeof projectName === 'string' ? projects.get(projectName) : undefined;
      const report = (why: string, hint?: string) => {
        const message = `${describeObject(manifest)} of the Application "${owner}" ${why}`;
        const details = hint === undefined ? {} : { hint };
        return finding(model, origin.specPath, 'argocd/project-permissions', message, details);
      };
      if (application === undefined) yield report('belongs to an Application that is not rendered');
      else if (project === undefined) {
        yield report(`belongs to the project "${String(projectName)}", which is not rendered`);
      } else {
        const refused = refusal(project, application, manifest);
        if (refused !== undefined) yield report(refused.why, refused.hint);
      }
    }
  },
};

interface Refusal {
  readonly why: string;
  readonly hint: string;
}

/** Why a project does not permit an object, or undefined when it does. */
function refusal(project: Manifest, application: Manifest, manifest: Manifest): Refusal | undefined {
  const { apiVersion, kind } = manifest;
  const { name, namespace } = manifest.metadata;
  const destination = at(application, 'spec', 'destination');
  const standing = namespace ?? String(at(destination, 'namespace') ?? '');
  const found = projectRefusal(at(project, 'spec'), destination, {
    group: apiGroup(apiVersion),
    kind,
    name,
    ...(isNamespaced(apiVersion, kind) === false ? {} : { namespace: standing }),
  });
  if (found === undefined) return undefined;
  if (found === 'namespace') {
    return {
      why: `is in the namespace ${standing}, which the project "${project.metadata.name}" does not reach`,
      hint: 'choose a namespace that is neither one of the platform nor one of deniedNamespaces in argocd/projects.yaml',
    };
  }
  const where = found === 'cluster-kind' ? 'does not permit in the cluster' : 'does not permit';
  return {
    why: `is of a kind that the project "${project.metadata.name}" ${where}`,
    hint:
      project.metadata.name === 'workloads' && found === 'namespaced-kind'
        ? `add { group: '${apiGroup(apiVersion)}', kind: ${kind} } to workloads.additionalKinds in argocd/projects.yaml, or leave it to a component of the platform`
        : 'objects of this kind belong to a component of the platform',
  };
}

function ofKind(resources: readonly Resource[], kind: string): Manifest[] {
  return resources.filter(({ manifest }) => manifest.kind === kind).map(({ manifest }) => manifest);
}
