import { CSI_DRIVERS, SELINUX_MOUNT_SETTING } from '@nodeless/contracts/aws';
import { isMinorAtLeast, SELINUX_MOUNT_FROM } from '@nodeless/contracts/kubernetes';
import { seLinuxLabelConflicts } from '@nodeless/contracts/placement';
import { at, describeObject } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { classOf, classViews, claimViews } from '../../view/claims.ts';

/**
 * From Kubernetes 1.37 on volumes of drivers with `seLinuxMount` are mounted with the SELinux label of their pods, on nodes that
 * have SELinux: those of Bottlerocket. Pods that share a volume with different labels worked before, by relabelling of files.
 */
export const seLinuxLabels: Rule = {
  codes: [
    {
      code: 'storage/selinux-labels',
      severity: 'warning',
      title: 'Pods with different SELinux labels share a volume that is mounted with one',
    },
  ],
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#efficient-selinux-volume-relabeling',
  ],
  *check(view) {
    const { model, resources, pods } = view;
    if (!isMinorAtLeast(model.spec.kubernetes.version, SELINUX_MOUNT_FROM)) return;
    const drivers = labellingDrivers(view);
    if (drivers.length === 0) return;
    const classes = classViews(resources);
    const claims = claimViews(resources);
    const onNodes = pods.filter(({ fargateProfile }) => fargateProfile === undefined);
    for (const {
      namespace,
      claim,
      pods: [first, second],
    } of seLinuxLabelConflicts(onNodes)) {
      const known = claims.find((one) => one.namespace === namespace && one.name === claim);
      const driver = known && classOf(known, classes)?.provisioner;
      if (driver === undefined || !drivers.includes(driver)) continue;
      const who = describeObject(first.resource.manifest);
      const last = second ?? first;
      const message =
        second === undefined
          ? `containers of ${who} mount the claim "${claim}" with different SELinux labels, and ${driver} mounts it with one: on nodes with SELinux, such as those of Bottlerocket, the pod does not start`
          : `${who} and ${describeObject(last.resource.manifest)} mount the claim "${claim}" with different SELinux labels, and ${driver} mounts it with one: on one node with SELinux, such as those of Bottlerocket, only one of them starts`;
      yield finding(model, last.resource.origin.specPath, 'storage/selinux-labels', message, {
        severity: 'warning',
        hint:
          second === undefined
            ? 'give the containers one label'
            : 'give them one label, or write seLinuxChangePolicy: Recursive in the securityContext of both',
      });
    }
  },
};

/** Provisioners whose CSIDriver says that they mount with labels. */
function labellingDrivers({ resources, clusterConfig }: ClusterView): string[] {
  const written = resources
    .filter(({ manifest }) => manifest.kind === 'CSIDriver' && at(manifest, 'spec', 'seLinuxMount') === true)
    .map(({ manifest }) => manifest.metadata.name);
  const { addon, path } = SELINUX_MOUNT_SETTING;
  const isSet = (clusterConfig.addons ?? []).some(
    ({ name, configurationValues = '{}' }) =>
      name === addon && at(JSON.parse(configurationValues), ...path) === true,
  );
  return isSet ? [...written, CSI_DRIVERS.ebs.provisioner] : written;
}
