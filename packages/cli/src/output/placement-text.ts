import type { PlaceAnswer, WorkloadPlacement } from '@nodeless/checks';
import { escapeControl } from '@nodeless/core';
import type { ClusterPlacement } from '../explain/placements.ts';

/** Instance types that people see; JSON has all. */
const MOST = 4;

/** Where the pods of a cluster run, as lines for people. */
export function placementText({ cluster, workloads }: ClusterPlacement): string[] {
  return [cluster, ...workloads.flatMap(workloadText), ''].map(escapeControl);
}

function workloadText(placement: WorkloadPlacement): string[] {
  const { workload, runsOn, fargate, places } = placement;
  const taking = places.filter(({ takes }) => takes);
  const refusing = places.filter(({ takes }) => !takes);
  return [
    `  ${workload}  (${amount(placement)})`,
    ...(fargate === undefined ? [] : fargateText(fargate)),
    ...taking.map((place) => `    ${placeWords(place)}: ${typesText(place)}`),
    ...(runsOn === 'nowhere' && fargate === undefined ? ['    nowhere'] : []),
    ...refusing.map((place) => `    not ${placeWords(place)}: ${place.refusals.join('; ')}`),
  ];
}

function amount({ pods, requests: { cpuMillis, memoryMiB } }: WorkloadPlacement): string {
  const count =
    pods === null
      ? 'a pod on each node'
      : pods.fewest === pods.most
        ? `${pods.most} ${pods.most === 1 ? 'pod' : 'pods'}`
        : `${pods.fewest} to ${pods.most} pods`;
  const asked =
    cpuMillis === 0 && memoryMiB === 0
      ? 'no requests known'
      : `${Math.round(cpuMillis)}m CPU and ${Math.round(memoryMiB)}Mi each`;
  return `${count}, ${asked}`;
}

function fargateText({ profile, size, refusals }: NonNullable<WorkloadPlacement['fargate']>): string[] {
  const billed = size === undefined ? '' : `: ${size.vcpu} vCPU and ${size.memoryGiB} GiB are billed a pod`;
  return refusals.length === 0
    ? [`    Fargate profile "${profile}"${billed}`]
    : [
        '    nowhere',
        `    Fargate profile "${profile}" takes it, and it cannot run there: ${refusals.join('; ')}`,
      ];
}

function placeWords({ kind, name }: PlaceAnswer): string {
  return `${kind} "${name}"`;
}

function typesText({ instanceTypes, zones }: PlaceAnswer): string {
  const where = zones === undefined ? '' : `, in ${zones.join(', ')}`;
  if (instanceTypes === undefined) return `its instance types are not known${where}`;
  const shown = instanceTypes.slice(0, MOST).join(', ');
  const more = instanceTypes.length - MOST;
  return `${shown}${more > 0 ? ` and ${more} more instance types` : ''}${where}`;
}
