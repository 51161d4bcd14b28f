import { AUTO_MODE_EBS_PROVISIONER, CSI_DRIVERS, SNAPSHOT_ADDON } from '@nodeless/contracts/aws';
import { describeObject, specPath, type Diagnostic, type SpecPath } from '@nodeless/core';
import { autoModeOf, ebsProvisioner, type ClusterModel } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import {
  CLASS_OF_EKS,
  classOf,
  classViews,
  claimViews,
  ephemeralClaims,
  type ClassView,
} from '../../view/claims.ts';

/**
 * A claim gets a volume when its class is there, and the class when its driver is. Without one of them the claim and its
 * pods are pending for ever.
 */
export const classAndDriver: Rule = {
  codes: [
    {
      code: 'storage/class-and-driver',
      severity: 'error',
      title: 'A claim, its class and the driver of the class do not fit together',
    },
  ],
  references: [
    'https://kubernetes.io/docs/concepts/storage/storage-classes/',
    'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions-standard.html',
  ],
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

/** Every class has the add-on of its driver, or a driver of EKS Auto Mode. */
function* drivers({ model, clusterConfig, resources }: ClusterView, classes: readonly ClassView[]) {
  const addons = (clusterConfig.addons ?? []).map(({ name }) => name);
  const { layer, location } = model.provenance(specPath('cluster', 'addons'));
  const otherSide = layer === 'default' ? {} : { related: [{ message: 'the add-ons', location }] };
  const isAuto = autoModeOf(model.spec) !== undefined;
  for (const { name, provisioner, resource } of classes) {
    const foreign = isAuto ? CSI_DRIVERS.ebs.provisioner : AUTO_MODE_EBS_PROVISIONER;
    if (provisioner === foreign) {
      yield otherDriver(model, resource.origin.specPath, `the StorageClass "${name}" is of ${provisioner}`);
      continue;
    }
    const driver = Object.values(CSI_DRIVERS).find((one) => one.provisioner === provisioner);
    if (driver === undefined || addons.includes(driver.addon)) continue;
    const message = `the StorageClass "${name}" is of ${provisioner}, and the cluster lacks its add-on ${driver.addon}: nothing makes its volumes`;
    yield finding(model, resource.origin.specPath, 'storage/class-and-driver', message, {
      hint: `write addons: { ${driver.addon}: {} }`,
      ...otherSide,
    });
  }
  for (const { manifest, origin } of resources.filter((one) => one.manifest.kind === 'VolumeSnapshotClass')) {
    const needed = isAuto ? [SNAPSHOT_ADDON] : [SNAPSHOT_ADDON, CSI_DRIVERS.ebs.addon];
    for (const addon of needed.filter((one) => !addons.includes(one))) {
      const message = `the VolumeSnapshotClass "${manifest.metadata.name}" needs the add-on ${addon}${addon === SNAPSHOT_ADDON ? ', which brings its kind' : ''}`;
      yield finding(model, origin.specPath, 'storage/class-and-driver', message, {
        hint: `write addons: { ${addon}: {} }`,
        ...otherSide,
      });
    }
  }
}

/** EKS Auto Mode runs its own driver of EBS, and no other cluster does. */
function otherDriver(model: ClusterModel, path: SpecPath, who: string): Diagnostic {
  const isAuto = autoModeOf(model.spec) !== undefined;
  const { layer, location } = model.provenance(specPath('cluster', 'compute', 'autoMode'));
  const why = isAuto ? 'EKS Auto Mode has a driver of its own' : 'only EKS Auto Mode has that driver';
  return finding(model, path, 'storage/class-and-driver', `${who}, and ${why}: nothing makes its volumes`, {
    hint: `use a class of ${ebsProvisioner(model.spec)}`,
    ...(layer === 'default' ? {} : { related: [{ message: 'EKS Auto Mode', location }] }),
  });
}

function* claims(
  { model, resources, pods, clusterConfig }: ClusterView,
  classes: readonly ClassView[],
): Iterable<Diagnostic> {
  const isAuto = autoModeOf(model.spec) !== undefined;
  const { addon, provisioner } = CSI_DRIVERS.ebs;
  const hasEbs = (clusterConfig.addons ?? []).some(({ name }) => name === addon);
  const known = [...classes.map(({ name }) => name), ...(isAuto ? [] : [CLASS_OF_EKS])];
  for (const claim of [...claimViews(resources), ...pods.flatMap(ephemeralClaims)]) {
    const { className, name, resource, specPath: place } = claim;
    if (className === '' || classOf(claim, classes) !== undefined) continue;
    const who = `the ${claim.isEphemeral ? 'ephemeral volume' : 'claim'} "${name}" of ${describeObject(resource.manifest)}`;
    if (className === CLASS_OF_EKS) {
      if (isAuto) yield otherDriver(model, place, `${who} names the StorageClass "gp2"`);
      else if (!hasEbs) {
        const message = `${who} names the StorageClass "gp2" of ${provisioner}, and the cluster lacks its add-on ${addon}: nothing makes its volumes`;
        yield finding(model, place, 'storage/class-and-driver', message, {
          hint: `write addons: { ${addon}: {} }`,
        });
      }
      continue;
    }
    const message =
      className === undefined
        ? `${who} names no StorageClass, and the cluster has no default one: it would be pending for ever`
        : `${who} names the StorageClass "${className}", which the cluster does not have`;
    yield finding(model, place, 'storage/class-and-driver', message, {
      hint:
        className === undefined
          ? 'give one of storage.classes default: true, or name a class'
          : `known: ${known.join(', ')}; storage.classes of cluster.yaml makes others`,
    });
  }
}
