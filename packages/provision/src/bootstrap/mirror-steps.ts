import { type ClusterModel } from '@nodeless/sources';
import { isFullyPrivate } from '@nodeless/catalogue';
import { BOOTSTRAP_FILES } from './files.ts';
import { commandLine } from './shell.ts';
import { bootstrapPath, type BootstrapStep } from './step.ts';

/**
 * Images that must be in the mirrors before the first pod starts, where nodes cannot reach anything else.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html (pull-through caches)
 */
export function mirrorSteps(model: ClusterModel): BootstrapStep[] {
  const { argocd, mirrors } = model.spec;
  const usesMirrors = Object.keys(mirrors.images).length > 0;
  if (!isFullyPrivate(model.spec) || !usesMirrors || argocd.mode !== 'in-cluster') return [];
  const folder = BOOTSTRAP_FILES.kustomization.slice(0, BOOTSTRAP_FILES.kustomization.lastIndexOf('/'));
  return [
    {
      title: 'Bring the images into the mirrors',
      why: 'Nodes reach nothing else. A pull-through cache of ECR fetches an image at its first pull, which needs internet: pull each image once, for both architectures, from a place that has it. The section Images lists all; this prints those of Argo CD with their tags.',
      command: `${commandLine('kubectl', 'kustomize', bootstrapPath(model, folder))} |\n  sed -n 's/^ *image: //p' | sort -u`,
    },
  ];
}
