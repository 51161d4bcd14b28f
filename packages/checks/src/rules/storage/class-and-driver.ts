import { CSI_DRIVERS, SNAPSHOT_ADDON } from '@nodeless/contracts/aws';
import { describeObject, specPath, type Diagnostic } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { classOf, classViews, claimViews, type ClassView } from '../../view/claims.ts';

/** The class that EKS makes; its driver is that of EBS. Source: https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html */
const CLASS_OF_EKS = 'gp2';

/**
 * A claim gets a volume when its class is there, and the class when its driver is. Without one of them the claim and its
 * pods are pending for ever. Sources: https://kubernetes.io/docs/concepts/storage/storage-classes/,
 * https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions-standard.html (no default class since 1.30)
 */
export const classAndDriver: Rule = {
  codes: ['storage/class-and-driver'],
  *check(view) {
    const classes = classViews(view.resources);
    yield* defaults(view, classes);
    yield* drivers(view, classes);
    yield* claims(view, classes);
  },
};

function* defaults({ model }: ClusterView, classes: readonly ClassView[]): Iterable<Diagnostic> {
  const [first, ...others] = classes.filter(({ isDefault }) => isDefault);
  for (const { name, resource } of others) {
    if (first === undefined) return;
    const message = `the StorageClasses "${first.name}" and "${name}" are both the default: claims that name none get the newest`;
    yield finding(model, resource.origin.specPath, 'storage/class-and-driver', message, {
      hint: 'make one of them the default',
      related: [
        { message: `"${first.name}"`, location: model.provenance(first.resource.origin.specPath).location },
      ],
    });
  }
}

/** Every class has the add-on of its driver. */
function* drivers({ model, clusterConfig, resources }: ClusterView, classes: readonly ClassView[]) {
  const addons = (clusterConfig.addons ?? []).map(({ name }) => name);
  const { layer, location } = model.provenance(specPath('cluster', 'addons'));
  const otherSide = layer === 'default' ? {} : { related: [{ message: 'the add-ons', location }] };
  for (const { name, provisioner, resource } of classes) {
    const driver = Object.values(CSI_DRIVERS).find((one) => one.provisioner === provisioner);
    if (driver === undefined || addons.includes(driver.addon)) continue;
    const message = `the StorageClass "${name}" is of ${provisioner}, and the cluster lacks its add-on ${driver.addon}: nothing makes its volumes`;
    yield finding(model, resource.origin.specPath, 'storage/class-and-driver', message, {
      hint: `write addons: { ${driver.addon}: {} }`,
      ...otherSide,
    });
  }
  for (const { manifest, origin } of resources.filter((one) => one.manifest.kind === 'VolumeSnapshotClass')) {
    for (const addon of [SNAPSHOT_ADDON, CSI_DRIVERS.ebs.addon].filter((one) => !addons.includes(one))) {
      const message = `the VolumeSnapshotClass "${manifest.metadata.name}" needs the add-on ${addon}${addon === SNAPSHOT_ADDON ? ', which brings its kind' : ''}`;
      yield finding(model, origin.specPath, 'storage/class-and-driver', message, {
        hint: `write addons: { ${addon}: {} }`,
        ...otherSide,
      });
    }
  }
}

function* claims({ model, resources }: ClusterView, classes: readonly ClassView[]): Iterable<Diagnostic> {
  const known = [...classes.map(({ name }) => name), CLASS_OF_EKS];
  for (const claim of claimViews(resources)) {
    const { className, name, resource } = claim;
    if (className === '' || className === CLASS_OF_EKS || classOf(claim, classes) !== undefined) continue;
    const who = `the claim "${name}" of ${describeObject(resource.manifest)}`;
    const message =
      className === undefined
        ? `${who} names no StorageClass, and the cluster has no default one: it would be pending for ever`
        : `${who} names the StorageClass "${className}", which the cluster does not have`;
    yield finding(model, resource.origin.specPath, 'storage/class-and-driver', message, {
      hint:
        className === undefined
          ? 'give one of storage.classes default: true, or name a class'
          : `known: ${known.join(', ')}`,
    });
  }
}
